import { NOT_A_TIME } from "./iso-time.ts";
import { isObject, property } from "./safe-access.ts";
import { epochMilliseconds, storeTime } from "./timestamp.ts";

/** A time in any of the formats that `epochMilliseconds` reads. */
export type Timestamp = Date | number | string;

/**
 * One entry of a history: a visit of a secondary status.
 *
 * Source: SecondaryStatusTransition in the Amazon SageMaker API reference. Status and StartTime are required there,
 * EndTime and StatusMessage are not. AWS says of StatusMessage that it may change at any time and that no program
 * should act on it: no rule reads it.
 */
export interface SecondaryStatusTransition {
  readonly Status: string;
  /** When the job entered the status. */
  readonly StartTime: Timestamp;
  /** When the job left the status, or ended; absent while the visit lasts. */
  readonly EndTime?: Timestamp | undefined;
  readonly StatusMessage?: string | undefined;
}

/** What a field of an entry is instead of what it should be. */
export interface FieldProblem {
  /** The field; absent where the entry as a whole is no object. */
  readonly field?: keyof SecondaryStatusTransition;
  readonly expected: string;
  readonly found: unknown;
}

/** An entry as far as it can be read. */
export interface TransitionReading {
  readonly Status: string | undefined;
  readonly StartTime: unknown;
  readonly EndTime: unknown;
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads an entry that may be anything. Never throws.
 *
 * Times are handed on as they are: that a field holds a time is a matter of shape and told here, that the time can be
 * read is not.
 *
 * @example
 * ```ts
 * parseTransition({ Status: "Training" }).problems; // [{ field: "StartTime", expected: "a time", found: undefined }]
 * ```
 */
export function parseTransition(value: unknown, { hasTimes = true } = {}): TransitionReading {
  if (!isObject(value)) {
    const problems = [{ expected: "an object with Status and StartTime", found: value }];
    return { Status: undefined, StartTime: undefined, EndTime: undefined, problems };
  }
  const problems: FieldProblem[] = [];
  const right = (field: keyof SecondaryStatusTransition, expected: string, found: unknown, isRight: boolean) => {
    if (isRight) return found;
    problems.push({ field, expected, found });
    return undefined;
  };
  const status = property(value, "Status");
  const start = property(value, "StartTime");
  const end = property(value, "EndTime");
  const message = property(value, "StatusMessage");
  const Status = right("Status", "a text", status, typeof status === "string") as string | undefined;
  const StartTime = right("StartTime", "a time", start, isTimeLike(start) || (start === undefined && !hasTimes));
  const EndTime = right("EndTime", "a time", end, end === undefined || isTimeLike(end));
  right("StatusMessage", "a text", message, message === undefined || typeof message === "string");
  return { Status, StartTime, EndTime, problems };
}

/** Takes the time that is read. */
const time = new Float64Array(1);

function isTimeLike(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || storeTime(value, time, 0) !== NOT_A_TIME;
}

/**
 * Whether two entries say the same: one status, the same instants in whatever format, the same message.
 *
 * @example
 * ```ts
 * const wire = { Status: "Starting", StartTime: 1747419050.603 };
 * const cli = { Status: "Starting", StartTime: "2025-05-16T11:10:50.603000-07:00" };
 * equalTransitions(wire, cli); // true
 * ```
 */
export function equalTransitions(a: SecondaryStatusTransition, b: SecondaryStatusTransition): boolean {
  return (
    a.Status === b.Status &&
    sameTime(a.StartTime, b.StartTime) &&
    sameTime(a.EndTime, b.EndTime) &&
    (a.StatusMessage ?? undefined) === (b.StatusMessage ?? undefined)
  );
}

function sameTime(a: Timestamp | undefined | null, b: Timestamp | undefined | null): boolean {
  const isAbsent = (time: unknown) => time === undefined || time === null;
  if (isAbsent(a) || isAbsent(b)) return isAbsent(a) && isAbsent(b);
  return Object.is(epochMilliseconds(a), epochMilliseconds(b));
}
