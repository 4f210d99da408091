import { JOB_TIMES, type JobTime } from "../../model/job.ts";
import type { Milliseconds } from "../../model/units.ts";
import type { Entry } from "./entry.ts";
import type { Path } from "./finding.ts";
import type { RuleContext } from "./rule-context.ts";

/** A time of the input, wherever it stands. */
export interface InputTime {
  readonly path: Path;
  readonly raw: unknown;
  /** NaN where it cannot be read or is in doubt. */
  readonly milliseconds: Milliseconds;
  doubt(): void;
}

class EntryTime implements InputTime {
  readonly #entry: Entry;
  readonly #field: "StartTime" | "EndTime";

  constructor(entry: Entry, field: "StartTime" | "EndTime") {
    this.#entry = entry;
    this.#field = field;
  }

  get path(): Path {
    return this.#entry.at(this.#field);
  }

  get raw(): unknown {
    return this.#entry.raw[this.#field];
  }

  get milliseconds(): Milliseconds {
    return this.#field === "StartTime" ? this.#entry.start : this.#entry.end;
  }

  doubt(): void {
    this.#entry.invalidate(this.#field);
  }
}

class TimeOfJob implements InputTime {
  readonly #context: RuleContext;
  readonly #field: JobTime;

  constructor(context: RuleContext, field: JobTime) {
    this.#context = context;
    this.#field = field;
  }

  get path(): Path {
    return [this.#field];
  }

  get raw(): unknown {
    return this.#context.job?.[this.#field];
  }

  get milliseconds(): Milliseconds {
    return this.#context.jobTimes[this.#field];
  }

  doubt(): void {
    this.#context.invalidate(this.#field);
  }
}

/** All times of the input: those of the entries, then those of the job. */
export function timesOf(context: RuleContext): InputTime[] {
  const times: InputTime[] = [];
  for (const entry of context.entries) times.push(new EntryTime(entry, "StartTime"), new EntryTime(entry, "EndTime"));
  for (const field of JOB_TIMES) times.push(new TimeOfJob(context, field));
  return times;
}

/** Two times that should be equal. */
export interface TimePair {
  /** ISO 8601, without a zone if the input names none. */
  readonly found: string;
  /** ISO 8601, without a zone if the input names none. */
  readonly expected: string;
}

export function timePair(context: RuleContext, found: number, expected: number): TimePair {
  return { found: context.text(found), expected: context.text(expected) };
}

/**
 * Whether two times that should be one differ. The service gives both to the same precision; where a holder cut one
 * of them to whole seconds and not the other, less than a second is no difference. NaN differs from nothing.
 */
export function differ(a: number, b: number): boolean {
  // Mostly they are one, and the remainder of a double is slow to get.
  if (a === b) return false;
  const isWhole = (time: number) => time % 1000 === 0;
  return isWhole(a) === isWhole(b) ? a < b || a > b : Math.abs(a - b) >= 1000;
}
