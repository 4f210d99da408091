import type { SecondaryStatus } from "../machine/training-job.ts";
import { NOT_A_TIME } from "./iso-time.ts";
import { describe, isArray, isObject, isPlainObject, MOST_ENTRIES, property } from "./safe-access.ts";
import { epochMilliseconds, storeTime } from "./timestamp.ts";

/** A time in any of the formats that `epochMilliseconds` reads. */
export type Timestamp = Date | number | string;

/**
 * One entry of a history: the time that a job spent in a secondary status.
 *
 * Source: SecondaryStatusTransition in the Amazon SageMaker API reference. Status and StartTime are required there,
 * EndTime and StatusMessage are not. AWS says of StatusMessage that it may change at any time and that no program
 * should act on it: no rule reads it.
 */
export interface SecondaryStatusTransition {
  /** The secondary status. */
  readonly Status: SecondaryStatus | (string & {});
  /** When the job entered the status. */
  readonly StartTime: Timestamp;
  /** When the job left the status, or ended; absent while the job is in the status. */
  readonly EndTime?: Timestamp | undefined;
  /** AWS's sentence on the status. */
  readonly StatusMessage?: string | undefined;
}

/** A field of an entry that has the wrong type. */
export interface FieldProblem {
  /** The field; absent if the entry itself is not an object. */
  readonly field?: keyof SecondaryStatusTransition;
  /** The expected type, in words. */
  readonly expected: string;
  /** The value in the input. */
  readonly found: unknown;
}

/** The readable fields of an entry. */
export interface TransitionReading {
  /** Undefined if absent or not a text. */
  readonly Status: string | undefined;
  /** Unparsed; undefined if absent or of a type that cannot hold a time. */
  readonly StartTime: unknown;
  /** Unparsed; undefined if absent or of a type that cannot hold a time. */
  readonly EndTime: unknown;
  /** The fields with a wrong type. */
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads an entry from any value. Never throws.
 *
 * Times are returned unparsed: this function checks that a field has a type that can hold a time, not that the time is
 * valid.
 *
 * @example
 * ```ts
 * parseTransition({ Status: "Training" }).problems; // [{ field: "StartTime", expected: "a time", found: undefined }]
 * ```
 */
export function parseTransition(
  value: unknown,
  { hasTimes = true }: { readonly hasTimes?: boolean | undefined } = {},
): TransitionReading {
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
 * Whether two entries are equal: the same status, the same instants in any format, the same message.
 *
 * @throws TypeError if one of them is not an object.
 * @example
 * ```ts
 * const wire = { Status: "Starting", StartTime: 1747419050.603 };
 * const cli = { Status: "Starting", StartTime: "2025-05-16T11:10:50.603000-07:00" };
 * equalTransitions(wire, cli); // true
 * ```
 */
export function equalTransitions(a: SecondaryStatusTransition, b: SecondaryStatusTransition): boolean {
  for (const entry of [a, b]) {
    if (!isPlainObject(entry))
      throw new TypeError(`expected an entry with Status and StartTime, found ${describe(entry)}`);
  }
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

/** Whether a history is a list of statuses, `["Starting", "Training"]`, which holds the order alone. */
export function isListOfStatuses(history: unknown): history is readonly string[] {
  if (!isArray(history) || typeof property(history, 0) !== "string" || history.length > MOST_ENTRIES) return false;
  for (let i = 1; i < history.length; i++) if (typeof property(history, i) !== "string") return false;
  return true;
}
