import type { Edge } from "../../machine/lifecycle.ts";
import type { AlignmentTable, Walks } from "./alignment-table.ts";
import { DOUBT } from "./costs.ts";

/** A state in which an entry may stay. */
export interface Stay {
  readonly state: number;
  /** The cost of writing another status for the entry; undefined if the state has its own. */
  readonly replacing?: number | undefined;
}

/** What alignment uses of an entry. */
export interface AlignedEntry {
  /** No two with the same state. If there are none, the entry can only be removed. */
  readonly stays: readonly Stay[];
  /** The cost of removing it. */
  readonly removal: number;
}

/** One move of an alignment; `entry` is an index in what was aligned. */
export type AlignmentMove =
  | { readonly move: "keep"; readonly entry: number }
  | { readonly move: "replace"; readonly entry: number; readonly state: number }
  | { readonly move: "remove"; readonly entry: number }
  | { readonly move: "insert"; readonly edge: Edge };

export interface Alignment {
  readonly cost: number;
  /** In the order of the repaired history; insertions come right before the entry that they lead to. */
  readonly moves: readonly AlignmentMove[];
}

/** The best way to end an entry's prefix of the history with the entry itself, in one of its states. */
interface Kept {
  readonly stay: Stay;
  readonly cost: number;
  readonly doubt: number;
  /** The state before it. */
  readonly from: number;
  /** Whether that is the state of the neighbouring entry, with nothing inserted or removed between the two. */
  readonly isNeighbour: boolean;
  /** Whether no better way to its state is known, so that later entries need not be its neighbours. */
  readonly isBest: boolean;
}

/**
 * The optimal alignment of a history with the lifecycle: the moves of least cost that make it a walk from the initial
 * state to one of the goals (Adriansyah, Aligning Observed and Modeled Behavior, 2014). Of equal cost, the one with less
 * doubt is taken (see `DOUBT`). After that, the later of two entries is removed, and states that come first in the
 * machine are preferred.
 *
 * One pass of dynamic programming, entry by entry. An entry stays in one of its states or is removed. If it stays, it
 * comes right after the entry before it, at no cost, or after any earlier state, at the cost of the walk between, which the
 * table holds. Costs are relative to removing all entries so far, so that states which an entry does not show need no update.
 *
 * @param ending the walks from each state to where the history may end.
 * @param mayBeginMidway whether the first entry may have any status.
 * @returns undefined if no history ends there.
 */
export function align(
  entries: readonly AlignedEntry[],
  table: AlignmentTable,
  ending: Walks,
  mayBeginMidway = false,
): Alignment | undefined {
  const { states, initial, kept, follows } = table;
  const cost = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const doubt = new Float64Array(states);
  cost[initial] = 0;
  const rows: (readonly Kept[])[] = [];
  let removingAll = 0;
  entries.forEach(({ stays, removal }, i) => {
    removingAll += removal;
    const neighbours = rows[i - 1] ?? [];
    const row = stays.map((stay): Kept => {
      const cells = stay.state * states;
      let least = Number.POSITIVE_INFINITY;
      let leastDoubt = 0;
      let source = initial;
      let isNeighbour = false;
      for (let from = 0; from < states; from++) {
        const total = cost[from]! + kept.cost[cells + from]!;
        if (total > least || total === Number.POSITIVE_INFINITY) continue;
        const totalDoubt = doubt[from]! + kept.doubt[cells + from]!;
        if (total === least && totalDoubt >= leastDoubt) continue;
        [least, leastDoubt, source] = [total, totalDoubt, from];
      }
      for (const before of neighbours) {
        if (follows[cells + before.stay.state] === 0 || before.cost > least) continue;
        if (before.cost === least && before.doubt >= leastDoubt) continue;
        [least, leastDoubt, source, isNeighbour] = [before.cost, before.doubt, before.stay.state, true];
      }
      if (i === 0 && (mayBeginMidway || follows[cells + initial] === 1)) {
        [least, leastDoubt, source, isNeighbour] = [0, 0, initial, true];
      }
      const total = least + (stay.replacing ?? 0) - removal;
      const totalDoubt = leastDoubt + (stay.replacing === undefined ? 0 : DOUBT.edit) - DOUBT.removal;
      const [known, knownDoubt] = [cost[stay.state]!, doubt[stay.state]!];
      const isBest = total < known || (total === known && totalDoubt < knownDoubt);
      return { stay, cost: total, doubt: totalDoubt, from: source, isNeighbour, isBest };
    });
    // Only now, since the states of one entry are reached from those before it and not from each other.
    for (const { stay, isBest, cost: total, doubt: totalDoubt } of row) {
      if (isBest) [cost[stay.state], doubt[stay.state]] = [total, totalDoubt];
    }
    rows.push(row);
  });
  let last: number | undefined;
  let least = { cost: Number.POSITIVE_INFINITY, doubt: 0 };
  for (let from = 0; from < states; from++) {
    const total = { cost: cost[from]! + ending.cost[from]!, doubt: doubt[from]! + ending.doubt[from]! };
    if (total.cost > least.cost || (total.cost === least.cost && total.doubt >= least.doubt)) continue;
    [last, least] = [from, total];
  }
  if (last === undefined || least.cost === Number.POSITIVE_INFINITY) return undefined;
  const moves = trace(rows, table, last);
  for (const edge of ending.edges[last]!) moves.push({ move: "insert", edge });
  return { cost: removingAll + least.cost, moves };
}

/** The moves that led to a state, read backwards. */
function trace(rows: readonly (readonly Kept[])[], { states, kept }: AlignmentTable, last: number): AlignmentMove[] {
  const moves: AlignmentMove[] = [];
  let state = last;
  let mustStay = false;
  for (let entry = rows.length - 1; entry >= 0; entry--) {
    const found = rows[entry]!.find(({ stay }) => stay.state === state);
    if (found === undefined || !(mustStay || found.isBest)) {
      moves.push({ move: "remove", entry });
      continue;
    }
    moves.push(found.stay.replacing === undefined ? { move: "keep", entry } : { move: "replace", entry, state });
    const walk = found.isNeighbour ? [] : kept.edges[state * states + found.from]!.slice(0, -1);
    for (const edge of walk.toReversed()) moves.push({ move: "insert", edge });
    [state, mustStay] = [found.from, found.isNeighbour];
  }
  return moves.reverse();
}
