import { doubtOf, type Edge, type LifecycleState } from "./edge.ts";

/** Shortest legal paths between all pairs of states. */
export interface Paths {
  /** Number of edges; 0 from a state to itself, Infinity if there is no path. */
  distance(from: string, to: string): number;
  /** The edges of the shortest path, in order; undefined if there is no path. */
  path(from: string, to: string): readonly Edge[] | undefined;
}

/** One edge outweighs any doubt; one inferred edge outweighs the doubt of all other edges of a path. */
const STEP = 1_000_000;
const INFERRED = 1000;

/**
 * All-pairs shortest paths by Floyd and Warshall. Of two paths of one length, the one with fewer inferred edges is
 * taken, then the one whose edges published histories show most; of two that still tie, the one over the states that
 * the machine writes first.
 *
 * @param weigh the cost of an edge, above 0; by default one plus its doubt.
 */
export function shortestPaths(
  states: readonly LifecycleState[],
  edges: readonly Edge[],
  weigh: (edge: Edge) => number = (edge) => STEP + doubtOf(edge, INFERRED),
): Paths {
  const index = new Map(states.map((state, i) => [state.id, i]));
  const n = states.length;
  const cost = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const first: (Edge | undefined)[] = new Array(n * n);
  for (const edge of edges) {
    const [from, to] = [index.get(edge.from)!, index.get(edge.to)!];
    cost[from * n + to] = weigh(edge);
    first[from * n + to] = edge;
  }
  for (const i of index.values()) cost[i * n + i] = 0;
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
