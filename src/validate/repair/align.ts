import type { Edge } from "../../machine/lifecycle.ts";
import { type AlignmentTable, EDIT, type Walks } from "./alignment-table.ts";

/** An entry of the history, as far as alignment looks at it. */
export interface AlignedEntry {
  /** The states that show its status; where there is none, the entry can only be removed. */
  readonly states: readonly number[];
  /** What it costs to remove it. */
  readonly removal: number;
}

/** One move of an alignment; `entry` is an index in what was aligned. */
export type AlignmentMove =
  | { readonly move: "keep"; readonly entry: number }
  | { readonly move: "remove"; readonly entry: number }
  | { readonly move: "insert"; readonly edge: Edge };

export interface Alignment {
  readonly cost: number;
  /** In the order of the repaired history; insertions stand right before the entry that they lead to. */
  readonly moves: readonly AlignmentMove[];
}

const REMOVED = -1;

/**
 * The optimal alignment of a history with the lifecycle: the moves of least cost that make it a walk from the initial
 * state to one of the goals (Adriansyah, Aligning Observed and Modeled Behavior, 2014). Of equal cost, the walk with
 * fewer inferred edges is taken, then with fewer observed ones, then with fewer edits; of what still ties, the later
 * entry is removed and the earlier kept, and the states that the machine writes first are passed.
 *
 * One pass of dynamic programming: all the ways to insert between two kept entries are in the table, so the pass asks
 * for each entry only from which state it is best kept. Costs in the pass are relative to removing all entries so far:
 * then a state that an entry does not show needs no touch.
 *
 * @param goals states, of which at least one can be reached.
 */
export function align(entries: readonly AlignedEntry[], table: AlignmentTable, goals: readonly number[]): Alignment {
  const { states, initial, kept } = table;
  const cost = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const rank = new Float64Array(states);
  cost[initial] = 0;
  const width = entries.reduce((most, entry) => Math.max(most, entry.states.length), 0);
  const cameFrom = new Int32Array(entries.length * width);
  const [bestCost, bestRank] = [new Float64Array(width), new Float64Array(width)];
  let removingAll = 0;
  for (let i = 0; i < entries.length; i++) {
    const { states: shown, removal } = entries[i]!;
    removingAll += removal;
    for (let k = 0; k < shown.length; k++) {
      const to = shown[k]!;
      let least = cost[to]!;
      let leastRank = rank[to]!;
      let best = REMOVED;
      for (let from = 0; from < states; from++) {
        const candidate = cost[from]! + kept.cost[to * states + from]! - removal;
        if (candidate > least || candidate === Number.POSITIVE_INFINITY) continue;
        const candidateRank = rank[from]! + kept.rank[to * states + from]! - EDIT;
        if (candidate === least && candidateRank >= leastRank) continue;
        [least, leastRank, best] = [candidate, candidateRank, from];
      }
      bestCost[k] = least;
      bestRank[k] = leastRank;
      cameFrom[i * width + k] = best;
    }
    for (let k = 0; k < shown.length; k++) {
      cost[shown[k]!] = bestCost[k]!;
      rank[shown[k]!] = bestRank[k]!;
    }
  }
  const end = bestEnd(cost, rank, table, goals);
  return { cost: removingAll + end.cost, moves: trace(entries, cameFrom, width, table, end) };
}

interface End {
  readonly cost: number;
  /** The state after the last kept entry. */
  readonly from: number;
  readonly goal: number;
}

function bestEnd(
  cost: Float64Array,
  rank: Float64Array,
  { states, inserted }: AlignmentTable,
  goals: readonly number[],
): End {
  let best: End & { readonly rank: number } = { cost: Number.POSITIVE_INFINITY, rank: 0, from: 0, goal: 0 };
  for (const goal of goals) {
    for (let from = 0; from < states; from++) {
      const cell = goal * states + from;
      const candidate = cost[from]! + inserted.cost[cell]!;
      const candidateRank = rank[from]! + inserted.rank[cell]!;
      if (candidate < best.cost || (candidate === best.cost && candidateRank < best.rank))
        best = { cost: candidate, rank: candidateRank, from, goal };
    }
  }
  return best;
}

/** The moves that led to the end, read backwards. */
function trace(
  entries: readonly AlignedEntry[],
  cameFrom: Int32Array,
  width: number,
  { states, inserted, kept }: AlignmentTable,
  { from, goal }: End,
): AlignmentMove[] {
  const moves: AlignmentMove[] = [];
  const insert = (edges: readonly Edge[]) => {
    for (let i = edges.length - 1; i >= 0; i--) moves.push({ move: "insert", edge: edges[i]! });
  };
  const walk = ({ edges }: Walks, start: number, to: number) => edges[to * states + start]!;
  insert(walk(inserted, from, goal));
  let state = from;
  for (let entry = entries.length - 1; entry >= 0; entry--) {
    const k = entries[entry]!.states.indexOf(state);
    const previous = k < 0 ? REMOVED : cameFrom[entry * width + k]!;
    if (previous === REMOVED) moves.push({ move: "remove", entry });
    else {
      moves.push({ move: "keep", entry });
      insert(walk(kept, previous, state).slice(0, -1));
      state = previous;
    }
  }
  return moves.reverse();
}
