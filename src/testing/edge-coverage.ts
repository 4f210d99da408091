import type { DescribedTrainingJob, PartialTransition } from "../history/job.ts";
import { isArray } from "../history/untrusted.ts";
import type { Edge } from "../machine/lifecycle.ts";
import { trainingJob } from "../machine/training-job.ts";
import { allowedEdges } from "./life/allowed-edges.ts";
import type { LifeConstraints } from "./life/life-constraints.ts";

/** Which edges there are to cover: as for the arbitrary that makes the histories. */
export type EdgeCoverageConstraints = Pick<LifeConstraints, "evidence" | "retired" | "spot" | "retry">;

/** What was exercised of all that there is. */
export interface Tally {
  readonly seen: number;
  readonly of: number;
  /** In words: `"Training"`, `"InProgress.Training → Stopping.Stopping"`. */
  readonly missed: readonly string[];
}

const KINDS = ["statuses", "edges", "endings"] as const;

export type CoverageKind = (typeof KINDS)[number];

export interface EdgeCoverage extends Readonly<Record<CoverageKind, Tally>> {
  /** Takes note of a history, or of a job's. The part before the first illegal step counts. */
  record(seen: readonly PartialTransition[] | DescribedTrainingJob): void;
  /**
   * Demands a least share of each kind, from 0 to 1; what is not named is not demanded.
   * @throws Error telling what was missed.
   */
  demand(least: Partial<Readonly<Record<CoverageKind, number>>>): void;
  /** A line a kind, with what was missed. */
  toString(): string;
}

/**
 * Records which statuses, edges and endings of the lifecycle a test run has exercised.
 *
 * @example
 * ```ts
 * const coverage = edgeCoverage();
 * fc.assert(fc.property(legalHistory(), (history) => coverage.record(history)), { numRuns: 2000 });
 * coverage.edges.missed; // []
 * ```
 */
export function edgeCoverage(constraints: EdgeCoverageConstraints = {}): EdgeCoverage {
  const edges = allowedEdges(trainingJob, constraints, false);
  const known = new Set(edges);
  const seen = new Set<Edge>();
  const isEnd = (edge: Edge) => trainingJob.terminalStatuses.includes(edge.status);
  const arrow = ({ from, to }: Edge) => `${from} → ${to}`;

  const coverage: EdgeCoverage = {
    record(history) {
      const entries = isArray(history) ? history : ((history as DescribedTrainingJob).SecondaryStatusTransitions ?? []);
      for (const edge of edgesOf(entries as readonly PartialTransition[])) if (known.has(edge)) seen.add(edge);
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
      const short = KINDS.filter((kind) => coverage[kind].seen < (least[kind] ?? 0) * coverage[kind].of);
      if (short.length > 0) throw new Error(short.map((kind) => line(kind, coverage[kind])).join("\n"));
    },
    toString: () => KINDS.map((kind) => line(kind, coverage[kind])).join("\n"),
  };
  return coverage;
}

/** The legal steps that a history begins with. */
function* edgesOf(history: readonly PartialTransition[]): Generator<Edge> {
  let at = trainingJob.initial.id;
  for (const { Status } of history) {
    const edge = trainingJob.successors(at).find((edge) => edge.status === Status);
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
