import type { Evidence } from "./evidence.ts";
import type { Edge, LifecycleState } from "./lifecycle.ts";

/** Shortest legal paths between all pairs of states. */
export interface Paths {
  /** Number of steps; 0 from a state to itself, Infinity where no path leads. */
  distance(from: string, to: string): number;
  /** The edges of the shortest path, in order; undefined where none leads. */
  path(from: string, to: string): readonly Edge[] | undefined;
}

/** One step outweighs any evidence; one inferred edge outweighs any number of observed ones that a path may have. */
const STEP = 1_000_000;
const WEIGHT = { documented: 0, observed: 1, inferred: 1000 } as const satisfies Record<Evidence, number>;

/**
 * All-pairs shortest paths by Floyd and Warshall. Of two paths of one length, the one with the better evidence is
 * taken; of two that still tie, the one over the states that the machine writes first.
 *
 * @param weigh what an edge counts, above 0, where it is not this.
 */
export function shortestPaths(
  states: readonly LifecycleState[],
  edges: readonly Edge[],
  weigh: (edge: Edge) => number = ({ evidence }) => STEP + WEIGHT[evidence],
): Paths {
  const index = new Map(states.map((state, i) => [state.id, i]));
  const n = states.length;
  const cost = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const first: (Edge | undefined)[] = new Array(n * n);
  for (let i = 0; i < n; i++) cost[i * n + i] = 0;
  for (const edge of edges) {
    const [from, to] = [index.get(edge.from)!, index.get(edge.to)!];
    if (from === to) continue;
    cost[from * n + to] = weigh(edge);
    first[from * n + to] = edge;
  }
  for (let via = 0; via < n; via++) {
    for (let from = 0; from < n; from++) {
      for (let to = 0; to < n; to++) {
        const detour = cost[from * n + via]! + cost[via * n + to]!;
        if (detour >= cost[from * n + to]!) continue;
        cost[from * n + to] = detour;
        first[from * n + to] = first[from * n + via];
      }
    }
  }

  const path = (from: string, to: string): Edge[] | undefined => {
    const goal = index.get(to)!;
    if (cost[index.get(from)! * n + goal] === Number.POSITIVE_INFINITY) return undefined;
    const edges: Edge[] = [];
    for (let at = from; at !== to; at = edges.at(-1)!.to) edges.push(first[index.get(at)! * n + goal]!);
    return edges;
  };
  return { path, distance: (from, to) => path(from, to)?.length ?? Number.POSITIVE_INFINITY };
}
