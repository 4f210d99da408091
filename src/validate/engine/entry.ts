import { NO_TIME, OPEN } from "../../model/absence.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { parseTransition, type SecondaryStatusTransition, type TransitionReading } from "../../model/transition.ts";
import type { Milliseconds } from "../../model/units.ts";
import type { Path } from "./finding.ts";

type TimeField = "StartTime" | "EndTime";

/** One entry of the history under validation. */
export class Entry {
  /** Position in the array as it was given. */
  readonly index: number;
  readonly raw: TransitionReading;
  /** Undefined where the entry has none that can be read. */
  readonly status: string | undefined;
  /** Epoch milliseconds; NaN where absent, unreadable or in doubt. */
  start: Milliseconds;
  /** Epoch milliseconds; NaN where absent, unreadable or in doubt. */
  end: Milliseconds;
  /** A finding already speaks of the step that led here. */
  stepInDoubt = false;
  /** A finding already speaks of the status. */
  statusInDoubt = false;
  readonly #path: Path;

  /** @param times if they were read already, with OPEN for the end of an open entry. */
  constructor(
    entry: unknown,
    index: number,
    historyPath: Path,
    hasTimes: boolean,
    times?: { readonly start: Milliseconds; readonly end: Milliseconds },
  ) {
    this.index = index;
    this.raw = parseTransition(entry, { hasTimes });
    this.status = this.raw.Status;
    this.start = times?.start ?? epochMilliseconds(this.raw.StartTime);
    this.end = times === undefined ? epochMilliseconds(this.raw.EndTime) : times.end === OPEN ? NO_TIME : times.end;
    this.#path = historyPath;
  }

  /** Whether the entry has an end, readable or not. True also if the entry cannot be read at all. */
  get hasEnd(): boolean {
    const isUnreadable = this.raw.problems.some(({ field }) => field === "EndTime" || field === undefined);
    return isUnreadable || this.raw.EndTime !== undefined;
  }

  at(field?: keyof SecondaryStatusTransition): Path {
    return field === undefined ? [...this.#path, this.index] : [...this.#path, this.index, field];
  }

  /** Says that a time is wrong or may be: no later rule uses it. */
  invalidate(...fields: readonly TimeField[]): void {
    for (const field of fields) this[field === "StartTime" ? "start" : "end"] = NO_TIME;
  }
}
