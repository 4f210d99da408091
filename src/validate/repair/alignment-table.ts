import { doubtOf, type Edge, type LifecycleState } from "../../machine/edge.ts";
import { isAtLeast } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { shortestPaths } from "../../machine/paths.ts";
import type { ContextSettings } from "../engine/context-settings.ts";
import { isSupported } from "../engine/replay.ts";
import { type Costs, DEFAULT_COSTS, DOUBT } from "./costs.ts";

/**
 * The best walk from every state to every state, in the cell `to * states + from`; or from every state to a goal, in
 * the cell `from`. All edges of a walk are new ones. The walk with the lower cost is better, then the one with less doubt.
 */
export interface Walks {
  /** Infinity if there is no walk. */
  readonly cost: Float64Array;
  readonly doubt: Float64Array;
  readonly edges: readonly (readonly Edge[] | undefined)[];
}

/** The best walks between all pairs of states of a lifecycle, computed once. */
export interface AlignmentTable {
  readonly states: number;
  readonly initial: number;
  /** Index of a state, by its id. */
  indexOf(state: string): number;
  /** Indices of the states with a status; empty for an unknown status. */
  showing(status: string | undefined): readonly number[];
  /** In the cell `to * states + from`, 1 if an edge leads from one state to the other. */
  readonly follows: Uint8Array;
  /** Walks whose last entry is one of the history. The entries before it are inserted, if there are any. */
  readonly kept: Walks;
  /** The best walk from every state to one of the goals, all inserted; empty from a goal itself. */
  ending(goals: readonly LifecycleState[]): Walks;
}

/** More than the doubt of any shortest path, which visits no state twice. */
const MOST_DOUBT = 2 ** 20;

type Lives = Pick<ContextSettings, "lifecycle" | "evidence"> & {
  /** Whether the job has what some edges require, as replay checks it. */
  readonly hasRetryStrategy: boolean;
};

const defaultTables = new WeakMap<Lifecycle, Map<string, AlignmentTable>>();

/** The table of legal walks. Tables with the default costs are cached. */
export function alignmentTable(lives: Lives, costs: Costs): AlignmentTable {
  if (costs !== DEFAULT_COSTS) return makeAlignmentTable(lives, costs);
  const key = `${lives.evidence} ${lives.hasRetryStrategy}`;
  const made = defaultTables.get(lives.lifecycle) ?? new Map<string, AlignmentTable>();
  defaultTables.set(lives.lifecycle, made);
  const table = made.get(key) ?? makeAlignmentTable(lives, costs);
  made.set(key, table);
  return table;
}

function makeAlignmentTable({ lifecycle, evidence: weakest, hasRetryStrategy }: Lives, costs: Costs): AlignmentTable {
  const { states } = lifecycle;
  const n = states.length;
  const index = new Map(states.map((state, i) => [state.id, i]));
  const indexOf = (id: string) => index.get(id)!;
  const job = hasRetryStrategy ? { RetryStrategy: {} } : undefined;
  const isRepeat = (edge: Edge) => states[indexOf(edge.from)]!.status === edge.status;
  const legal = lifecycle.edges.filter(
    (edge) => isAtLeast(edge.evidence, weakest) && (!isRepeat(edge) || isSupported([edge], job)),
  );
  // Nothing is inserted that the job cannot have done; and nothing that was never seen, if only that counts.
  const insertable = legal.filter((edge) => isSupported([edge], job) && (weakest !== "observed" || isSeen(edge)));
  const doubt = (edge: Edge) => doubtOf(edge, DOUBT.inferredEdge);
  const insertion = (edge: Edge) => ({
    cost: costs.insert(edge.status) + costs.edge(edge),
    doubt: doubt(edge) + DOUBT.edit,
  });

  const paths = shortestPaths(states, insertable, (edge) => {
    const { cost, doubt } = insertion(edge);
    return cost * MOST_DOUBT + doubt;
  });
  const inserted = emptyWalks(n ** 2);
  states.forEach((from, i) => {
    states.forEach((to, j) => {
      const path = paths.path(from.id, to.id);
      if (path !== undefined) improve(inserted, j * n + i, { edges: path, ...sumOf(path.map(insertion)) });
    });
  });
  const follows = new Uint8Array(n ** 2);
  const kept = emptyWalks(n ** 2);
  for (const edge of legal) {
    const [via, to] = [indexOf(edge.from), indexOf(edge.to)];
    follows[to * n + via] = 1;
    for (let from = 0; from < n; from++) {
      const before = via * n + from;
      const path = inserted.edges[before];
      if (path === undefined) continue;
      improve(kept, to * n + from, {
        edges: [...path, edge],
        cost: inserted.cost[before]! + costs.edge(edge),
        doubt: inserted.doubt[before]! + doubt(edge),
      });
    }
  }

  const showing = new Map(lifecycle.statuses.map((status) => [status, lifecycle.statesOf(status).map(idToIndex)]));
  return {
    states: n,
    initial: indexOf(lifecycle.initial.id),
    indexOf,
    showing: (status) => (status === undefined ? [] : (showing.get(status) ?? [])),
    follows,
    kept,
    ending(goals) {
      const best = emptyWalks(n);
      for (const goal of goals) {
        for (let from = 0; from < n; from++) {
          const cell = indexOf(goal.id) * n + from;
          const edges = inserted.edges[cell];
          if (edges === undefined) continue;
          improve(best, from, { edges, cost: inserted.cost[cell]!, doubt: inserted.doubt[cell]! });
        }
      }
      return best;
    },
  };

  function idToIndex({ id }: LifecycleState): number {
    return indexOf(id);
  }
}

/** Some edges were observed in histories that the counts do not include. */
function isSeen({ evidence, seen }: Edge): boolean {
  return evidence === "observed" || seen !== undefined;
}

interface Weight {
  readonly cost: number;
  readonly doubt: number;
}

function sumOf(weights: readonly Weight[]): Weight {
  return weights.reduce((sum, { cost, doubt }) => ({ cost: sum.cost + cost, doubt: sum.doubt + doubt }), NOTHING);
}

const NOTHING: Weight = { cost: 0, doubt: 0 };

function emptyWalks(cells: number): Walks & { readonly edges: (readonly Edge[] | undefined)[] } {
  return {
    cost: new Float64Array(cells).fill(Number.POSITIVE_INFINITY),
    doubt: new Float64Array(cells),
    edges: new Array<readonly Edge[] | undefined>(cells).fill(undefined),
  };
}

/** Puts a walk into a cell if it is better than the cell's current one; on a tie, the current one stays. */
function improve(
  walks: ReturnType<typeof emptyWalks>,
  cell: number,
  { edges, cost, doubt }: Weight & { readonly edges: readonly Edge[] },
): void {
  if ((cost - walks.cost[cell]! || doubt - walks.doubt[cell]!) >= 0) return;
  walks.cost[cell] = cost;
  walks.doubt[cell] = doubt;
  walks.edges[cell] = edges;
}
