import type { Edge, LifecycleState } from "./edge.ts";
import { EVIDENCE } from "./evidence.ts";

/** In {@link ReplayTable.evidence}: no edge leads there. */
export const ILLEGAL = EVIDENCE.length;

/**
 * A lifecycle as a flat deterministic automaton. A row is the set of states that a history may be in: one state while
 * the history is legal, several after an illegal transition (every state with that status) or an unknown status (every
 * state that could have been reached meanwhile). Replay therefore continues after a fault without guessing. A cell is
 * `row * columns + column`; the last column is the unknown status.
 */
export interface ReplayTable {
  /** Number of columns: one per status, and one for unknown statuses. */
  readonly columns: number;
  /** Column of a status; of any other text, the last one. */
  columnOf(status: string): number;
  /** Cell → the next row of replay. Row 0 is the empty history. */
  readonly next: Uint16Array;
  /**
   * Cell → index in EVIDENCE of the best edge that allows the transition, or ILLEGAL. The unknown column is never
   * illegal.
   */
  readonly evidence: Uint8Array;
  /** Row → 1 if every state of the row is terminal. */
  readonly terminal: Uint8Array;
  /** Row → the ids of its states. */
  readonly states: readonly (readonly string[])[];
  /** Row → the statuses that may come next, in the lifecycle's order. */
  readonly expected: readonly (readonly string[])[];
}

/** Compiles states and edges by the subset construction. */
export function compileReplayTable(lifecycle: {
  readonly states: readonly LifecycleState[];
  readonly statuses: readonly string[];
  readonly edges: readonly Edge[];
}): ReplayTable {
  const { statuses } = lifecycle;
  const columns = statuses.length + 1;
  const index = new Map(lifecycle.states.map((state, i) => [state.id, i]));
  const edgesFrom = lifecycle.states.map((state) => lifecycle.edges.filter((edge) => edge.from === state.id));
  const showing = new Map(statuses.map((status) => [status, indices(lifecycle.states, (s) => s.status === status)]));

  const rows: number[][] = [];
  const rowByKey = new Map<string, number>();
  const rowOf = (set: readonly number[]): number => {
    const members = [...new Set(set)].sort((a, b) => a - b);
    const key = members.join();
    const known = rowByKey.get(key);
    if (known !== undefined) return known;
    rowByKey.set(key, rows.length);
    return rows.push(members) - 1;
  };
  const reachable = (set: readonly number[]): number[] => {
    const seen = new Set(set);
    for (const state of seen) for (const edge of edgesFrom[state]!) seen.add(index.get(edge.to)!);
    return [...seen];
  };

  rowOf(indices(lifecycle.states, (state) => state.status === undefined));
  const next: number[] = [];
  const evidence: number[] = [];
  const expected: string[][] = [];
  for (let row = 0; row < rows.length; row++) {
    const edges = rows[row]!.flatMap((state) => edgesFrom[state]!);
    for (const status of statuses) {
      const legal = edges.filter((edge) => edge.status === status);
      next.push(rowOf(legal.length > 0 ? legal.map((edge) => index.get(edge.to)!) : showing.get(status)!));
      evidence.push(Math.min(ILLEGAL, ...legal.map((edge) => EVIDENCE.indexOf(edge.evidence))));
    }
    next.push(rowOf(reachable(rows[row]!)));
    evidence.push(0);
    expected.push(statuses.filter((status) => edges.some((edge) => edge.status === status)));
  }

  const columnByStatus = new Map(statuses.map((status, column) => [status, column]));
  return {
    columns,
    columnOf: (status) => columnByStatus.get(status) ?? columns - 1,
    next: Uint16Array.from(next),
    evidence: Uint8Array.from(evidence),
    terminal: Uint8Array.from(rows, (row) => (row.every((state) => lifecycle.states[state]!.terminal) ? 1 : 0)),
    states: rows.map((row) => row.map((state) => lifecycle.states[state]!.id)),
    expected,
  };
}

function indices<T>(values: readonly T[], select: (value: T) => boolean): number[] {
  return values.flatMap((value, i) => (select(value) ? [i] : []));
}
