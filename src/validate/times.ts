import { JOB_TIMES } from "../history/job.ts";
import type { Path } from "./finding.ts";
import type { Subject } from "./subject.ts";

/** A time of the input, wherever it stands. */
export interface InputTime {
  readonly path: Path;
  readonly raw: unknown;
  /** NaN where it cannot be read. */
  readonly milliseconds: number;
  doubt(): void;
}

/** All times of the input: those of the entries, then those of the job. */
export function timesOf(subject: Subject): InputTime[] {
  const ofEntries = subject.entries.flatMap((visit) => [
    {
      path: visit.at("StartTime"),
      raw: visit.raw.StartTime,
      milliseconds: visit.start,
      doubt: () => visit.doubt("StartTime"),
    },
    { path: visit.at("EndTime"), raw: visit.raw.EndTime, milliseconds: visit.end, doubt: () => visit.doubt("EndTime") },
  ]);
  const ofJob = JOB_TIMES.map((field) => ({
    path: [field],
    raw: subject.job?.[field],
    milliseconds: subject.jobTimes[field],
    doubt: () => subject.doubt(field),
  }));
  return [...ofEntries, ...ofJob];
}

/** Two times of which one should be the other. */
export interface TimePair {
  readonly found: string;
  readonly expected: string;
}

export function timePair(subject: Subject, found: number, expected: number): TimePair {
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
