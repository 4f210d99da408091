import { type Evidence, isAtLeast } from "../../machine/evidence.ts";
import type { Edge, Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { shortestPaths } from "../../machine/paths.ts";
import type { Settings } from "../options.ts";
import { isSupported } from "../replay.ts";
import { type Costs, costOf, UNIT_COSTS } from "./costs.ts";

/**
 * The best walk from every state to every state. The cell of a pair is `to * states + from`.
 *
 * Walks are compared by cost, then by rank: fewer inferred edges, then fewer observed ones, then fewer inserted entries.
 */
export interface Walks {
  /** Infinity where no walk leads. */
  readonly cost: Float64Array;
  readonly rank: Float64Array;
  readonly edges: readonly (readonly Edge[] | undefined)[];
}

/** All that an alignment has to know of a lifecycle, worked out once for all pairs of its states. */
export interface AlignmentTable {
  readonly states: number;
  readonly initial: number;
  /** The states that show a status, by their indices; none for an unknown one. */
  showing(status: string | undefined): readonly number[];
  /** The indices of those states to which a history leads. */
  reachable(states: readonly LifecycleState[]): readonly number[];
  /** Walks on which each entry is inserted; the empty one from a state to itself. */
  readonly inserted: Walks;
  /** Walks whose last entry stands in the history and is kept: at least that one. */
  readonly kept: Walks;
}

/**
 * The digits of a rank, of which the last counts edits. They are exact for walks of fewer edges than this; beyond
 * that, sums of ranks still are the same every time, and costs are exact always.
 */
const RANK_RADIX = 2 ** 17;

/** The rank of one entry that is inserted or removed, the edge left aside. */
export const EDIT = 1;

/** No shortest path has that many edges: it passes no state twice. */
const PATH_RADIX = 1000;

type Lives = Pick<Settings, "lifecycle" | "evidence"> & {
  /** Whether the job has what repeating a status may require; replay asks the same. */
  readonly hasRetryStrategy: boolean;
};

const unitCostTables = new WeakMap<Lifecycle, Map<string, AlignmentTable>>();

/** The table for the lives that are legal. Those of unit costs are made once. */
export function alignmentTable(lives: Lives, costs: Costs): AlignmentTable {
  if (costs !== UNIT_COSTS) return makeAlignmentTable(lives, costs);
  const key = `${lives.evidence} ${lives.hasRetryStrategy}`;
  const made = unitCostTables.get(lives.lifecycle) ?? new Map<string, AlignmentTable>();
  unitCostTables.set(lives.lifecycle, made);
  const table = made.get(key) ?? makeAlignmentTable(lives, costs);
  made.set(key, table);
  return table;
}

function makeAlignmentTable({ lifecycle, evidence: weakest, hasRetryStrategy }: Lives, costs: Costs): AlignmentTable {
  const { states } = lifecycle;
  const index = new Map(states.map((state, i) => [state.id, i]));
  const job = hasRetryStrategy ? { RetryStrategy: {} } : undefined;
  const initial = index.get(lifecycle.initial.id)!;
  const isLegal = (edge: Edge) =>
    isAtLeast(edge.evidence, weakest) &&
    (states[index.get(edge.from)!]!.status !== edge.status || isSupported([edge], job));
  const edges = lifecycle.edges.filter(isLegal);

  const inserting = ({ status, evidence }: Edge) =>
    costOf(costs.insert, status) * PATH_RADIX ** 3 + rankOf(evidence, PATH_RADIX) + EDIT;
  const paths = shortestPaths(states, edges, inserting);
  const inserted = emptyWalks(states.length);
  states.forEach((from, i) => {
    states.forEach((to, j) => {
      const path = paths.path(from.id, to.id);
      if (path !== undefined) improve(inserted, j * states.length + i, path, path, costs);
    });
  });
  const kept = emptyWalks(states.length);
  for (const edge of edges) {
    const via = index.get(edge.from)! * states.length;
    const to = index.get(edge.to)! * states.length;
    for (let from = 0; from < states.length; from++) {
      const path = inserted.edges[via + from];
      if (path !== undefined) improve(kept, to + from, [...path, edge], path, costs);
    }
  }

  const showing = new Map(
    lifecycle.statuses.map((status) => [status, lifecycle.statesOf(status).map(({ id }) => index.get(id)!)]),
  );
  return {
    states: states.length,
    initial,
    showing: (status) => (status === undefined ? [] : (showing.get(status) ?? [])),
    reachable: (wanted) =>
      wanted.map(({ id }) => index.get(id)!).filter((to) => inserted.edges[to * states.length + initial] !== undefined),
    inserted,
    kept,
  };
}

function emptyWalks(states: number): Walks & { readonly edges: (readonly Edge[] | undefined)[] } {
  return {
    cost: new Float64Array(states * states).fill(Number.POSITIVE_INFINITY),
    rank: new Float64Array(states * states),
    edges: new Array<readonly Edge[] | undefined>(states * states).fill(undefined),
  };
}

/** Takes a walk into a cell if it is better than the one that stands there; the first of equals stays. */
function improve(
  walks: ReturnType<typeof emptyWalks>,
  cell: number,
  edges: readonly Edge[],
  inserted: readonly Edge[],
  costs: Costs,
): void {
  const cost = inserted.reduce((sum, { status }) => sum + costOf(costs.insert, status), 0);
  const rank = edges.reduce((sum, { evidence }) => sum + rankOf(evidence, RANK_RADIX), inserted.length * EDIT);
  if (cost > walks.cost[cell]! || (cost === walks.cost[cell]! && rank >= walks.rank[cell]!)) return;
  walks.cost[cell] = cost;
  walks.rank[cell] = rank;
  walks.edges[cell] = edges;
}

/** One inferred edge outweighs any number of observed ones, and one of those any number of edits. */
function rankOf(evidence: Evidence, radix: number): number {
  const digit = { documented: 0, observed: radix, inferred: radix ** 2 } as const satisfies Record<Evidence, number>;
  return digit[evidence];
}
