import { EVIDENCE, type Evidence } from "../../machine/evidence.ts";
import type { Edge, Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { ILLEGAL, type ReplayTable } from "../../machine/replay-table.ts";
import type { Entry } from "./entry.ts";

/** What replay makes of one entry. */
export interface Step {
  readonly entry: Entry;
  /** The entry right before; undefined for the first. */
  readonly previous: Entry | undefined;
  /** The last entry of a known status before this one; undefined if there is none. */
  readonly previousKnown: Entry | undefined;
  /**
   * - `passed-over`: an unknown or unreadable status, replay stands where it stood, more or less;
   * - `repeated`: the status of the entry right before, once more, and nothing allows that;
   * - `illegal`: no edge leads here;
   * - `legal`.
   */
  readonly kind: "passed-over" | "repeated" | "illegal" | "legal";
  /** Row of the replay table before the step. */
  readonly row: number;
  /** A status that is unknown stands right before, so the step is judged by what could have been reached. */
  readonly isLenient: boolean;
  /** The statuses that were legal here. */
  readonly expected: readonly string[];
}

/** A step in a history that was legal so far, as replay judges it in a job without a RetryStrategy. */
export interface StepCell extends Pick<Step, "kind" | "row"> {
  /** A state of the status that the step leads to; undefined if the status is unknown. */
  readonly state: LifecycleState | undefined;
  /** Whether the history had ended. */
  readonly isAfterEnd: boolean;
  /** False if only a job with a RetryStrategy takes the step. */
  readonly isSupported: boolean;
  /** The best evidence for the step; undefined if it is illegal. */
  readonly evidence: Evidence | undefined;
}

interface Context {
  readonly lifecycle: Lifecycle;
  readonly table: ReplayTable;
  readonly job: { readonly RetryStrategy?: object | undefined } | undefined;
}

/**
 * Replays entries through the table. After an illegal step it continues from the status that was seen; after an unknown
 * one, from whatever could have been reached meanwhile.
 */
export function replay(entriesInOrder: readonly Entry[], { lifecycle, table, job }: Context): Step[] {
  const unknown = table.columns - 1;
  let row = 0;
  let previous: Entry | undefined;
  let previousKnown: Entry | undefined;
  return entriesInOrder.map((entry) => {
    const column = entry.status === undefined ? unknown : table.columnOf(entry.status);
    const cell = row * table.columns + column;
    const isIllegal = table.evidence[cell] === ILLEGAL;
    const isAgain = column !== unknown && entry.status === previous?.status;
    const isRepeated = isAgain && (isIllegal || !isSupported(edgesOf(lifecycle, table, row, entry.status!), job));
    const step: Step = {
      entry,
      previous,
      previousKnown,
      kind: column === unknown ? "passed-over" : isRepeated ? "repeated" : isIllegal ? "illegal" : "legal",
      row,
      isLenient: previous !== previousKnown,
      expected: table.expected[row]!,
    };
    if (!isRepeated) row = table.next[cell]!;
    if (column !== unknown) previousKnown = entry;
    previous = entry;
    return step;
  });
}

/** The edges of the best evidence that lead from a row of the table to a status. */
export function edgesOf(lifecycle: Lifecycle, table: ReplayTable, row: number, status: string): Edge[] {
  const best = table.evidence[row * table.columns + table.columnOf(status)]!;
  return table.states[row]!.flatMap((state) => lifecycle.successors(state)).filter(
    (edge) => edge.status === status && edge.evidence === EVIDENCE[best],
  );
}

/** Whether the job has what at least one of the edges requires. */
export function isSupported(edges: readonly Edge[], job: Context["job"]): boolean {
  return edges.some((edge) => edge.requires !== "RetryStrategy" || job?.RetryStrategy !== undefined);
}
