import { millisecondOfUsualDay, NONE, usualDay } from "./fast-iso.ts";
import type { PartialTransition } from "./job.ts";
import { isObject, MOST_ENTRIES } from "./safe-access.ts";
import { epochMilliseconds, isNaive, textMilliseconds } from "./timestamp.ts";

/** The end of a visit that lasts: later than any start. */
export const OPEN = Number.POSITIVE_INFINITY;

/** Bits of `zones`: times that name no zone; times that name one or need none. */
export const NAIVE = 1;
export const ZONED = 2;

/** A history as numbers, a column a field: what `judgeHistory` looks at, wherever the entries came from. */
export class HistoryColumns {
  length = 0;
  /** The columns of the statuses in the replay table. */
  statuses = new Uint16Array(16);
  /** Epoch milliseconds; NaN where the time cannot be read. */
  starts = new Float64Array(16);
  /** The same, and OPEN where the entry has no EndTime. */
  ends = new Float64Array(16);
  /** Which times were met: NAIVE and ZONED, bits. */
  zones = 0;

  /** Makes room for so many entries, and keeps those that are there. */
  reserve(length: number): void {
    if (length <= this.statuses.length) return;
    const { statuses, starts, ends } = this;
    const room = Math.max(length, 2 * statuses.length);
    this.statuses = new Uint16Array(room);
    this.starts = new Float64Array(room);
    this.ends = new Float64Array(room);
    this.statuses.set(statuses);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}

/**
 * Reads the entries of an array into columns. Throws what a getter or a proxy throws.
 *
 * @returns false where the array is too long or an entry has what `parseTransition` calls a problem.
 */
export function readColumns(
  history: readonly unknown[],
  columnOf: (status: string) => number,
  into: HistoryColumns,
): boolean {
  const { length } = history;
  if (length > MOST_ENTRIES) return false;
  into.reserve(length);
  into.length = length;
  into.zones = 0;
  const { statuses, starts, ends } = into;
  let endText: unknown;
  for (let i = 0; i < length; i++) {
    const entry = history[i];
    if (!isObject(entry)) return false;
    const { Status, StartTime, EndTime, StatusMessage } = entry as PartialTransition;
    if (typeof Status !== "string") return false;
    if (typeof StatusMessage !== "string" && StatusMessage !== undefined && StatusMessage !== null) return false;
    statuses[i] = columnOf(Status);
    // Mostly an entry starts with the very text with which the one before it ended.
    if (typeof StartTime === "string" && StartTime === endText) starts[i] = ends[i - 1]!;
    else storeTime(StartTime, into, starts, i);
    if (EndTime === undefined || EndTime === null) ends[i] = OPEN;
    else storeTime(EndTime, into, ends, i);
    endText = EndTime;
  }
  return true;
}

/**
 * Puts a time into a column, as `epochMilliseconds` has it, and notes whether it names a zone. It returns nothing: a
 * function that returns a double allocates it, unless the engine chooses to inline it.
 */
export function storeTime(time: unknown, columns: HistoryColumns, into: Float64Array, i: number): void {
  if (typeof time !== "string") {
    columns.zones |= ZONED;
    into[i] = epochMilliseconds(time);
    return;
  }
  const day = usualDay(time);
  const millisecond = day === NONE ? NONE : millisecondOfUsualDay(time);
  if (millisecond === NONE) {
    columns.zones |= isNaive(time) ? NAIVE : ZONED;
    into[i] = textMilliseconds(time);
  } else {
    columns.zones |= ZONED;
    into[i] = day * 86_400_000 + millisecond;
  }
}
