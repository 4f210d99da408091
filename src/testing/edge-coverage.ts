import type { Edge, Lifecycle } from "../machine/lifecycle.ts";
import type { PartialTransition } from "../model/job.ts";
import { describe, isArray, isObject, property } from "../model/safe-access.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { share } from "./constraints/validators.ts";
import { unnamed } from "./observe/named.ts";
import { allowedEdges } from "./walks/allowed-edges.ts";
import { LIFE_VALIDATORS, type LifeConstraints, lifecycleIn } from "./walks/life-constraints.ts";

/** The edges to cover: pass the same constraints as to the arbitrary that generates the histories. */
export type EdgeCoverageConstraints = Pick<LifeConstraints, "lifecycle" | "evidence" | "retired" | "spot" | "retry">;

/** An entry with times in any format. */
export type Statused = Pick<PartialTransition, "Status">;

/** How many of the statuses, edges or endings were covered. */
export interface Tally {
  /** Number covered. */
  readonly seen: number;
  /** Number to cover. */
  readonly of: number;
  /** Those not covered: `"Training"`, `"InProgress.Training → Stopping.Stopping"`. */
  readonly missed: readonly string[];
}

const { lifecycle, evidence, retired, spot, retry } = LIFE_VALIDATORS;
const CONSTRAINTS: Validators<EdgeCoverageConstraints> = { lifecycle, evidence, retired, spot, retry };

const COUNTED = ["statuses", "edges", "endings"] as const;

/** What is counted: statuses, edges, and the statuses that histories ended in. */
export type CoverageKind = (typeof COUNTED)[number];

/** The least share of each kind, from 0 to 1. */
export type Shares = { readonly [Kind in CoverageKind]?: number | undefined };

const SHARES: Validators<Shares> = { statuses: share, edges: share, endings: share };

/** What a test run has covered so far. `statuses`, `edges` and `endings` are its tallies. */
export interface EdgeCoverage extends Readonly<Record<CoverageKind, Tally>> {
  /**
   * Records a history, or the history of a job, up to its first illegal transition.
   * @throws TypeError if the value is neither an array nor an object with a `SecondaryStatusTransitions` array.
   */
  record(seen: readonly Statused[] | { readonly SecondaryStatusTransitions?: readonly Statused[] | undefined }): void;
  /**
   * Demands a minimum share of each kind, from 0 to 1. Kinds that are not named are not checked.
   * @throws Error that lists what was missed; TypeError if a kind does not exist or a share is invalid.
   */
  demand(least: Shares): void;
  /** One line per kind, with what was missed. */
  toString(): string;
}

/**
 * Records which statuses, edges and endings of the lifecycle a test run covers. The total is what the arbitraries generate
 * with the same constraints. Edges from a status to itself are legal only with the job's RetryStrategy, so they are part
 * of the total as soon as a job was recorded.
 *
 * @throws TypeError if a constraint is invalid.
 * @example
 * ```ts
 * const coverage = edgeCoverage();
 * fc.assert(fc.property(legalHistory(), (history) => coverage.record(history)), { numRuns: 2000 });
 * coverage.edges.missed; // []
 * ```
 */
export function edgeCoverage(constraints: EdgeCoverageConstraints = {}): EdgeCoverage {
  checkConstraints(constraints, CONSTRAINTS);
  const lifecycle = lifecycleIn(constraints);
  const alone = allowedEdges(lifecycle, constraints, true);
  const ofJobs = allowedEdges(lifecycle, constraints, false);
  let edges = alone;
  const seen = new Set<Edge>();
  const isEnd = (edge: Edge) => lifecycle.terminalStatuses.includes(edge.status);
  const arrow = ({ from, to }: Edge) => `${from} → ${to}`;

  const coverage: EdgeCoverage = {
    record(history) {
      const covered = edgesOf(lifecycle, entriesOf(unnamed(history, lifecycle)));
      const isJob = isObject(history);
      if (isJob) edges = ofJobs;
      for (const edge of covered) if ((isJob ? ofJobs : alone).includes(edge)) seen.add(edge);
    },
    get statuses() {
      return tally(edges, seen, (edge) => edge.status);
    },
    get edges() {
      return tally(edges, seen, arrow);
    },
    get endings() {
      return tally(edges.filter(isEnd), new Set([...seen].filter(isEnd)), (edge) => edge.status);
    },
    demand(least) {
      checkConstraints(least, SHARES, "demand");
      const short = COUNTED.filter((kind) => coverage[kind].seen < (least[kind] ?? 0) * coverage[kind].of);
      if (short.length > 0) throw new Error(short.map((kind) => line(kind, coverage[kind])).join("\n"));
    },
    toString: () => COUNTED.map((kind) => line(kind, coverage[kind])).join("\n"),
  };
  return coverage;
}

function entriesOf(seen: unknown): readonly unknown[] {
  const entries = isObject(seen) ? property(seen, "SecondaryStatusTransitions") : seen;
  if (isArray(entries)) return entries;
  throw new TypeError(`record: expected an array of transitions, or a job with one, found ${describe(seen)}`);
}

/** The edges of the longest legal prefix of a history. */
function* edgesOf({ initial, successors }: Lifecycle, history: readonly unknown[]): Generator<Edge> {
  let at = initial.id;
  for (const entry of history) {
    const status = isObject(entry) ? property(entry, "Status") : undefined;
    const edge = successors(at).find((edge) => edge.status === status);
    if (edge === undefined) return;
    yield edge;
    at = edge.to;
  }
}

function tally(all: readonly Edge[], seen: ReadonlySet<Edge>, name: (edge: Edge) => string): Tally {
  const names = new Set(all.map(name));
  const met = new Set([...seen].map(name));
  return { seen: met.size, of: names.size, missed: [...names].filter((name) => !met.has(name)) };
}

function line(kind: CoverageKind, { seen, of, missed }: Tally): string {
  return `${kind}: ${seen} of ${of}${missed.length === 0 ? "" : `; missed ${missed.join(", ")}`}`;
}
