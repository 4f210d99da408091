import { NO_TIME } from "./absence.ts";
import { NAIVE, NOT_A_TIME, storeIsoTime, UNREADABLE, ZONED } from "./iso-time.ts";
import { type Milliseconds, toMilliseconds } from "./units.ts";

/**
 * Epoch seconds are below this number, epoch milliseconds are not: 1e11 seconds is the year 5138 and 1e11 milliseconds
 * is 1973, and SageMaker began in 2017.
 */
const SECONDS_BELOW = 1e11;

const DIGITS = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** `Date` holds no instant further than this from the epoch (ECMA-262, time values). */
const LAST_INSTANT = 8.64e15;

/**
 * Reads a timestamp in every format that sources of histories use:
 *
 * - `Date` (SDK for JavaScript);
 * - a number: epoch seconds below 1e11 (AWS JSON wire, rusoto), else epoch milliseconds (EventBridge, Step Functions);
 * - digits in text: a number written down, `"1629186830427"` or `"1.629186830427E12"`;
 * - ISO 8601 text with `T` or a space, any fraction, `Z`, an offset, or no zone at all (AWS CLI v2, boto3).
 *
 * @param value a Date, a number, digits or ISO text. Text without a zone is read as UTC: such times can be compared
 *   with each other and not with zoned ones.
 * @returns epoch milliseconds; NaN if the value is not a timestamp. Text is truncated to milliseconds, numbers are
 *   rounded. Never throws.
 * @example
 * ```ts
 * epochMilliseconds(1747419050.603); // 1747419050603
 * epochMilliseconds("2025-05-16T11:10:50.603000-07:00"); // 1747419050603
 * epochMilliseconds("yesterday"); // NaN
 * ```
 */
export function epochMilliseconds(value: unknown): Milliseconds {
  storeTime(value, one, 0);
  return one[0]! as Milliseconds;
}

/** Takes the instant that is read. */
const one = new Float64Array(1);

/**
 * Whether a timestamp is text that names no zone: `"2025-05-16 11:10:50"`.
 *
 * @example
 * ```ts
 * isNaive("2025-05-16 11:10:50"); // true
 * isNaive("2025-05-16 11:10:50Z"); // false
 * ```
 */
export function isNaive(value: unknown): boolean {
  return typeof value === "string" && (storeTime(value, one, 0) & NAIVE) !== 0;
}

/**
 * Reads a timestamp, as {@link epochMilliseconds} does, into a column: it allocates nothing.
 *
 * @param into takes epoch milliseconds at `i`, or NO_TIME if the value cannot be read.
 * @returns NOT_A_TIME if the value is not a Date, number or text; NAIVE or ZONED, or either joined with UNREADABLE, or
 *   UNREADABLE otherwise.
 */
export function storeTime(value: unknown, into: Float64Array, i: number): number {
  if (typeof value === "string") return storeText(value, into, i);
  if (typeof value === "number") return storeNumber(value, into, i);
  into[i] = NO_TIME;
  // An absent time is common, and an exception costs more than all the rest of a validation.
  if (typeof value !== "object" || value === null) return NOT_A_TIME;
  try {
    // Not `instanceof`: a Date may come from another realm (a vm context, a worker), and getTime checks for itself.
    into[i] = Date.prototype.getTime.call(value);
    return Number.isNaN(into[i]) ? UNREADABLE : ZONED;
  } catch {
    return NOT_A_TIME;
  }
}

function storeNumber(value: number, into: Float64Array, i: number): number {
  const milliseconds = Math.round(Math.abs(value) < SECONDS_BELOW ? toMilliseconds(value) : value);
  // `+ 0` turns the -0 that rounding may leave into 0, so that equal instants are equal JSON.
  const isInstant = Math.abs(milliseconds) <= LAST_INSTANT;
  into[i] = isInstant ? milliseconds + 0 : NO_TIME;
  return isInstant ? ZONED : UNREADABLE;
}

function storeText(value: string, into: Float64Array, i: number): number {
  const kind = storeIsoTime(value, into, i);
  if (kind !== UNREADABLE) return kind;
  const text = value.trim();
  if (text !== value) return storeText(text, into, i);
  return DIGITS.test(text) ? storeNumber(Number(text), into, i) : UNREADABLE;
}
