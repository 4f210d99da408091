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
  readonly #visit: Entry;
  readonly #field: "StartTime" | "EndTime";

  constructor(visit: Entry, field: "StartTime" | "EndTime") {
    this.#visit = visit;
    this.#field = field;
  }

  get path(): Path {
    return this.#visit.at(this.#field);
  }

  get raw(): unknown {
    return this.#visit.raw[this.#field];
  }

  get milliseconds(): Milliseconds {
    return this.#field === "StartTime" ? this.#visit.start : this.#visit.end;
  }

  doubt(): void {
    this.#visit.invalidate(this.#field);
  }
}

class TimeOfJob implements InputTime {
  readonly #subject: RuleContext;
  readonly #field: JobTime;

  constructor(subject: RuleContext, field: JobTime) {
    this.#subject = subject;
    this.#field = field;
  }

  get path(): Path {
    return [this.#field];
  }

  get raw(): unknown {
    return this.#subject.job?.[this.#field];
  }

  get milliseconds(): Milliseconds {
    return this.#subject.jobTimes[this.#field];
  }

  doubt(): void {
    this.#subject.invalidate(this.#field);
  }
}

/** All times of the input: those of the entries, then those of the job. */
export function timesOf(subject: RuleContext): InputTime[] {
  const times: InputTime[] = [];
  for (const visit of subject.entries) times.push(new EntryTime(visit, "StartTime"), new EntryTime(visit, "EndTime"));
  for (const field of JOB_TIMES) times.push(new TimeOfJob(subject, field));
  return times;
}

/** Two times that should be equal. */
export interface TimePair {
  readonly found: string;
  readonly expected: string;
}

export function timePair(subject: RuleContext, found: number, expected: number): TimePair {
  return { found: subject.text(found), expected: subject.text(expected) };
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
