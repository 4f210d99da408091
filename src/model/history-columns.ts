import { OPEN } from "./absence.ts";
import { NAIVE, NOT_A_TIME } from "./iso-time.ts";
import type { PartialTransition } from "./job.ts";
import { isObject } from "./safe-access.ts";
import { storeTime } from "./timestamp.ts";

const EARLIEST = 0;
const LATEST = 1;
const LEAST_DURATION = 2;
const LEAST_ADVANCE = 3;
const LEAST_GAP = 4;
const GREATEST_GAP = 5;

/**
 * A history as numbers, one column per field, and the extremes of its times. Quick tests compare the extremes, so that
 * none of them has to walk through the entries. As in the checks, a time that cannot be read counts nowhere.
 */
export class HistoryColumns {
  length = 0;
  /** The columns of the statuses in the replay table. */
  statuses: Uint16Array = new Uint16Array(16);
  /** Epoch milliseconds; NaN if the time cannot be read. */
  starts: Float64Array = new Float64Array(16);
  /** Epoch milliseconds; OPEN if there is no EndTime, NaN if it cannot be read. */
  ends: Float64Array = new Float64Array(16);
  /** The kinds of times that the input has, joined: NAIVE, ZONED, UNREADABLE. */
  zones = 0;
  /** Whether a time of an entry names no zone. */
  isNaive = false;
  /** Whether an entry before the last one has no EndTime. */
  isOpenWithin = false;
  /** What the getters below read: to write numbers into an array allocates nothing, into a field it may. */
  readonly extremes: Float64Array = new Float64Array(6);

  /** The first and the last time in the input, OPEN left out. */
  get earliest(): number {
    return this.extremes[EARLIEST]!;
  }

  get latest(): number {
    return this.extremes[LATEST]!;
  }

  /** From the start of an entry to its end. */
  get leastDuration(): number {
    return this.extremes[LEAST_DURATION]!;
  }

  /** From the start of an entry to the start of the next. */
  get leastAdvance(): number {
    return this.extremes[LEAST_ADVANCE]!;
  }

  /** From the end of an entry to the start of the next; open entries have no end and count nowhere. */
  get leastGap(): number {
    return this.extremes[LEAST_GAP]!;
  }

  get greatestGap(): number {
    return this.extremes[GREATEST_GAP]!;
  }

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
    if (into[i]! < this.earliest) this.extremes[EARLIEST] = into[i]!;
    if (into[i]! > this.latest) this.extremes[LATEST] = into[i]!;
  }
}

/**
 * Reads the entries of an array into columns.
 *
 * @returns false if an entry has what `parseTransition` calls a problem; the columns then hold nothing.
 */
export function readColumns(...args: Parameters<typeof read>): boolean {
  try {
    return read(...args);
  } catch {
    // A getter or a proxy threw.
    return false;
  }
}

function read(history: readonly unknown[], columnOf: (status: string) => number, into: HistoryColumns): boolean {
  const { length } = history;
  into.reserve(length);
  into.length = length;
  const { statuses, starts, ends, extremes } = into;
  let zones = 0;
  // Written out, and not NO_TIME and OPEN: V8 boxes a variable that is assigned an imported constant.
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  let leastDuration = Number.POSITIVE_INFINITY;
  let leastAdvance = Number.POSITIVE_INFINITY;
  let leastGap = Number.POSITIVE_INFINITY;
  let greatestGap = Number.NEGATIVE_INFINITY;
  let previousStart = Number.NaN;
  let previousEnd = Number.NaN;
  let isOpenWithin = false;
  let endText: unknown;
  for (let i = 0; i < length; i++) {
    const entry = history[i];
    if (!isObject(entry)) return false;
    const { Status, StartTime, EndTime, StatusMessage } = entry as PartialTransition;
    if (typeof Status !== "string") return false;
    if (typeof StatusMessage !== "string" && StatusMessage !== undefined && StatusMessage !== null) return false;
    statuses[i] = columnOf(Status);
    // Most entries start with the very text that the one before them ended with.
    if (typeof StartTime === "string" && StartTime === endText) starts[i] = previousEnd;
    else zones |= storeTime(StartTime, starts, i);
    if (EndTime === undefined || EndTime === null) ends[i] = OPEN;
    else zones |= storeTime(EndTime, ends, i);
    const start = starts[i]!;
    const end = ends[i]!;
    const gap = start - previousEnd;
    if (previousEnd === Number.POSITIVE_INFINITY) isOpenWithin = true;
    if (start < earliest) earliest = start;
    if (end < earliest) earliest = end;
    if (start > latest) latest = start;
    if (end > latest && end < Number.POSITIVE_INFINITY) latest = end;
    if (end - start < leastDuration) leastDuration = end - start;
    if (start - previousStart < leastAdvance) leastAdvance = start - previousStart;
    if (gap < leastGap && gap > Number.NEGATIVE_INFINITY) leastGap = gap;
    if (gap > greatestGap) greatestGap = gap;
    previousStart = start;
    previousEnd = end;
    endText = EndTime;
  }
  if ((zones & NOT_A_TIME) !== 0) return false;
  into.zones = zones;
  into.isNaive = (zones & NAIVE) !== 0;
  into.isOpenWithin = isOpenWithin;
  extremes[EARLIEST] = earliest;
  extremes[LATEST] = latest;
  extremes[LEAST_DURATION] = leastDuration;
  extremes[LEAST_ADVANCE] = leastAdvance;
  extremes[LEAST_GAP] = leastGap;
  extremes[GREATEST_GAP] = greatestGap;
  return true;
}
