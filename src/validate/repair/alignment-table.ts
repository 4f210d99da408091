import { doubtOf, type Edge, type LifecycleState } from "../../machine/edge.ts";
import { isAtLeast } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { shortestPaths } from "../../machine/paths.ts";
import type { ContextSettings } from "../engine/context-settings.ts";
import { isSupported } from "../engine/replay.ts";
import { type Costs, costOf, UNIT_COSTS } from "./costs.ts";

/**
 * The best walk from every state to every state, in the cell `to * states + from`; or from every state to a goal, in
 * the cell `from`.
 *
 * The walk with the lower cost is better, then the one with less doubt (see {@link doubtOf}), then the one with fewer
 * edits (see {@link INSERTION}).
 */
export interface Walks {
  /** Infinity if there is no walk. */
  readonly cost: Float64Array;
  readonly doubt: Float64Array;
  readonly edits: Float64Array;
  readonly edges: readonly (readonly Edge[] | undefined)[];
}

/** The best walks between all pairs of states of a lifecycle, computed once. */
export interface AlignmentTable {
  readonly states: number;
  readonly initial: number;
  /** Indices of the states with a status; empty for an unknown status. */
  showing(status: string | undefined): readonly number[];
  /** Walks of inserted entries only; empty from a state to itself. */
  readonly inserted: Walks;
  /** Walks whose last entry is a kept entry of the history. */
  readonly kept: Walks;
  /** The best walk from every state to one of the goals, all inserted; undefined where no history leads to a goal. */
  ending(goals: readonly LifecycleState[]): Walks | undefined;
}

/** Larger than the number of edges of any walk, so that sums of two-digit numbers in this radix are exact. */
const RADIX = 2 ** 26;

/** Edits are counted in two digits: all of them, and of these the removals. */
export const INSERTION = RADIX;
export const REMOVAL = RADIX + 1;

/** No shortest path has this many edges, because it visits no state twice. */
const PATH_RADIX = 1000;

type Lives = Pick<ContextSettings, "lifecycle" | "evidence"> & {
  /** Whether the job has what repeating a status may require, as replay checks it. */
  readonly hasRetryStrategy: boolean;
};

const unitCostTables = new WeakMap<Lifecycle, Map<string, AlignmentTable>>();

/** The table of legal walks. Tables with unit costs are cached. */
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

  const inserting = (edge: Edge) =>
    costOf(costs.insert, edge.status) * PATH_RADIX ** 3 + doubtOf(edge, PATH_RADIX) * PATH_RADIX + 1;
  const paths = shortestPaths(states, edges, inserting);
  const inserted = emptyWalks(states.length ** 2);
  states.forEach((from, i) => {
    states.forEach((to, j) => {
      const path = paths.path(from.id, to.id);
      if (path !== undefined) improve(inserted, j * states.length + i, path, path, costs);
    });
  });
  const kept = emptyWalks(states.length ** 2);
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
    inserted,
    kept,
    ending(goals) {
      const best = emptyWalks(states.length);
      for (const goal of goals) {
        for (let from = 0; from < states.length; from++) {
          const path = inserted.edges[index.get(goal.id)! * states.length + from];
          if (path !== undefined) improve(best, from, path, path, costs);
        }
      }
      return best.edges[initial] === undefined ? undefined : best;
    },
  };
}

function emptyWalks(cells: number): Walks & { readonly edges: (readonly Edge[] | undefined)[] } {
  return {
    cost: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    doubt: new Float64Array(cells),
    edits: new Float64Array(cells),
    edges: new Array<readonly Edge[] | undefined>(cells).fill(undefined),
  };
}

/** Puts a walk into a cell if it is better than the cell's current one; on a tie, the current one stays. */
function improve(
  walks: ReturnType<typeof emptyWalks>,
  cell: number,
  edges: readonly Edge[],
  inserted: readonly Edge[],
  costs: Costs,
): void {
  const cost = inserted.reduce((sum, { status }) => sum + costOf(costs.insert, status), 0);
  const doubt = edges.reduce((sum, edge) => sum + doubtOf(edge, RADIX), 0);
  const edits = inserted.length * INSERTION;
  const better = cost - walks.cost[cell]! || doubt - walks.doubt[cell]! || edits - walks.edits[cell]!;
  if (better >= 0) return;
  walks.cost[cell] = cost;
  walks.doubt[cell] = doubt;
  walks.edits[cell] = edits;
  walks.edges[cell] = edges;
}
