import { OPEN } from "./absence.ts";
import { NOT_A_TIME } from "./iso-time.ts";
import type { PartialTransition } from "./job.ts";
import { isObject } from "./safe-access.ts";
import { storeTime } from "./timestamp.ts";

/**
 * A history as numbers, one column per field, and the extremes of its times. Quick tests compare the extremes, so that
 * none of them has to walk through the entries. Where a time cannot be read, the extremes that it belongs to are NaN,
 * which passes no comparison.
 */
export class HistoryColumns {
  length = 0;
  /** The columns of the statuses in the replay table. */
  statuses = new Uint16Array(16);
  /** Epoch milliseconds; NaN if the time cannot be read. */
  starts = new Float64Array(16);
  /** Epoch milliseconds; OPEN if there is no EndTime, NaN if it cannot be read. */
  ends = new Float64Array(16);
  /** The kinds of times that the input has: NAIVE, ZONED, both. */
  zones = 0;
  /** Of all times in the input. */
  earliest = Number.NaN;
  latest = Number.NaN;
  /** From the start of an entry to its end. */
  leastDuration = Number.NaN;
  /** From the start of an entry to the start of the next. */
  leastAdvance = Number.NaN;
  /** From the end of an entry to the start of the next; -Infinity if that entry is open. */
  leastGap = Number.NaN;
  greatestGap = Number.NaN;

  /** Makes room for this many entries, and keeps those that are there. */
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

  /** Counts one more time of the input, which is not an entry's: its kind, and the instant in `into[i]`. */
  addTime(kind: number, into: Float64Array, i: number): void {
    this.zones |= kind;
    this.earliest = Math.min(this.earliest, into[i]!);
    this.latest = Math.max(this.latest, into[i]!);
  }
}

/**
 * Reads the entries of an array into columns. Throws what a getter or a proxy throws.
 *
 * @returns false if an entry has what `parseTransition` calls a problem; the columns then hold nothing.
 */
export function readColumns(
  history: readonly unknown[],
  columnOf: (status: string) => number,
  into: HistoryColumns,
): boolean {
  const { length } = history;
  into.reserve(length);
  into.length = length;
  const { statuses, starts, ends } = into;
  let zones = 0;
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  let leastDuration = Number.POSITIVE_INFINITY;
  let leastAdvance = Number.POSITIVE_INFINITY;
  let leastGap = Number.POSITIVE_INFINITY;
  let greatestGap = Number.NEGATIVE_INFINITY;
  let endText: unknown;
  for (let i = 0; i < length; i++) {
    const entry = history[i];
    if (!isObject(entry)) return false;
    const { Status, StartTime, EndTime, StatusMessage } = entry as PartialTransition;
    if (typeof Status !== "string") return false;
    if (typeof StatusMessage !== "string" && StatusMessage !== undefined && StatusMessage !== null) return false;
    statuses[i] = columnOf(Status);
    // Most entries start with the very text that the one before them ended with.
    if (typeof StartTime === "string" && StartTime === endText) starts[i] = ends[i - 1]!;
    else {
      const kind = storeTime(StartTime, starts, i);
      if (kind === NOT_A_TIME) return false;
      zones |= kind;
    }
    const start = starts[i]!;
    earliest = Math.min(earliest, start);
    latest = Math.max(latest, start);
    if (EndTime === undefined || EndTime === null) ends[i] = OPEN;
    else {
      const kind = storeTime(EndTime, ends, i);
      if (kind === NOT_A_TIME) return false;
      zones |= kind;
      earliest = Math.min(earliest, ends[i]!);
      latest = Math.max(latest, ends[i]!);
    }
    leastDuration = Math.min(leastDuration, ends[i]! - start);
    if (i > 0) {
      leastAdvance = Math.min(leastAdvance, start - starts[i - 1]!);
      leastGap = Math.min(leastGap, start - ends[i - 1]!);
      greatestGap = Math.max(greatestGap, start - ends[i - 1]!);
    }
    endText = EndTime;
  }
  into.zones = zones;
  into.earliest = earliest;
  into.latest = latest;
  into.leastDuration = leastDuration;
  into.leastAdvance = leastAdvance;
  into.leastGap = leastGap;
  into.greatestGap = greatestGap;
  return true;
}
