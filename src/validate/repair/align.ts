import { UNSEEN } from "../../machine/edge.ts";
import type { Edge } from "../../machine/lifecycle.ts";
import { type AlignmentTable, REMOVAL, type Walks } from "./alignment-table.ts";

/** What alignment uses of an entry. */
export interface AlignedEntry {
  /** The states with its status. If there is no such state, the entry can only be removed. */
  readonly states: readonly number[];
  /** The cost of removing it. */
  readonly removal: number;
}

/** One move of an alignment; `entry` is an index in what was aligned. */
export type AlignmentMove =
  | { readonly move: "keep"; readonly entry: number }
  | { readonly move: "remove"; readonly entry: number }
  | { readonly move: "insert"; readonly edge: Edge };

export interface Alignment {
  readonly cost: number;
  /** In the order of the repaired history; insertions come right before the entry that they lead to. */
  readonly moves: readonly AlignmentMove[];
}

const REMOVED = -1;

/** Removing an entry weighs more than one edge without observations, and less than two. */
const REMOVAL_DOUBT = UNSEEN + 2;

/**
 * The optimal alignment of a history with the lifecycle: the moves of least cost that make it a walk from the initial
 * state to one of the goals (Adriansyah, Aligning Observed and Modeled Behavior, 2014). Ties are broken by fewer
 * inferred edges, then by edges observed more often in published histories, then by fewer edits, then by fewer
 * removals. After that, the later of two entries is removed, and states that come first in the machine are preferred.
 *
 * One pass of dynamic programming. The table holds the best insertions between any two kept entries, so the pass only
 * finds the best predecessor state for each kept entry. Costs in the pass are relative to removing all entries so far,
 * so states that an entry does not show need no update.
 *
 * @param ending the walks from each state to where the history may end.
 */
export function align(entries: readonly AlignedEntry[], table: AlignmentTable, ending: Walks): Alignment {
  const { states, initial, kept } = table;
  const cost = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const doubt = new Float64Array(states);
  const edits = new Float64Array(states);
  cost[initial] = 0;
  const width = entries.reduce((most, entry) => Math.max(most, entry.states.length), 0);
  const cameFrom = new Int32Array(entries.length * width);
  const best = new Float64Array(width * 3);
  let removingAll = 0;
  for (let i = 0; i < entries.length; i++) {
    const { states: shown, removal } = entries[i]!;
    removingAll += removal;
    for (let k = 0; k < shown.length; k++) {
      const to = shown[k]!;
      let least = cost[to]!;
      let leastDoubt = doubt[to]!;
      let leastEdits = edits[to]!;
      let source = REMOVED;
      for (let from = 0; from < states; from++) {
        const cell = to * states + from;
        const total = cost[from]! + kept.cost[cell]! - removal;
        if (total > least || total === Number.POSITIVE_INFINITY) continue;
        const totalDoubt = doubt[from]! + kept.doubt[cell]! - REMOVAL_DOUBT;
        const totalEdits = edits[from]! + kept.edits[cell]! - REMOVAL;
        if (total === least && (totalDoubt - leastDoubt || totalEdits - leastEdits) >= 0) continue;
        least = total;
        leastDoubt = totalDoubt;
        leastEdits = totalEdits;
        source = from;
      }
      best[k * 3] = least;
      best[k * 3 + 1] = leastDoubt;
      best[k * 3 + 2] = leastEdits;
      cameFrom[i * width + k] = source;
    }
    // Only now, since the states that one entry shows are reached from those before it and not from each other.
    for (let k = 0; k < shown.length; k++) {
      cost[shown[k]!] = best[k * 3]!;
      doubt[shown[k]!] = best[k * 3 + 1]!;
      edits[shown[k]!] = best[k * 3 + 2]!;
    }
  }
  let last = 0;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let from = 0; from < states; from++) {
    const total = cost[from]! + ending.cost[from]!;
    if (total > leastCost || total === Number.POSITIVE_INFINITY) continue;
    const difference =
      total - leastCost ||
      doubt[from]! + ending.doubt[from]! - (doubt[last]! + ending.doubt[last]!) ||
      edits[from]! + ending.edits[from]! - (edits[last]! + ending.edits[last]!);
    if (difference >= 0) continue;
    leastCost = total;
    last = from;
  }
  const moves = trace(entries, cameFrom, width, table, last);
  for (const edge of ending.edges[last]!) moves.push({ move: "insert", edge });
  return { cost: removingAll + leastCost, moves };
}

/** The moves that led to a state, read backwards. */
function trace(
  entries: readonly AlignedEntry[],
  cameFrom: Int32Array,
  width: number,
  { states, kept }: AlignmentTable,
  last: number,
): AlignmentMove[] {
  const moves: AlignmentMove[] = [];
  let state = last;
  for (let entry = entries.length - 1; entry >= 0; entry--) {
    const k = entries[entry]!.states.indexOf(state);
    const previous = k < 0 ? REMOVED : cameFrom[entry * width + k]!;
    if (previous === REMOVED) moves.push({ move: "remove", entry });
    else {
      moves.push({ move: "keep", entry });
      const walk = kept.edges[state * states + previous]!;
      for (let i = walk.length - 2; i >= 0; i--) moves.push({ move: "insert", edge: walk[i]! });
      state = previous;
    }
  }
  return moves.reverse();
}
