import { usualTime } from "./fast-iso.ts";

/**
 * Every format in which a status time is held, to epoch milliseconds.
 *
 * - `Date` (SDK for JavaScript);
 * - a number: epoch seconds below 1e11 (AWS JSON wire, rusoto), else epoch milliseconds (EventBridge, Step Functions);
 * - digits in text: a number written down, `"1629186830427"` or `"1.629186830427E12"`;
 * - ISO 8601 text with `T` or a space, any fraction, `Z`, an offset, or no zone at all (AWS CLI v2, boto3).
 *
 * 1e11 seconds is the year 5138 and 1e11 milliseconds is 1973; SageMaker began in 2017, so the two never meet.
 */
const SECONDS_BELOW = 1e11;

const DIGITS = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|z|UTC|[+-]\d{2}:?\d{2}(?::\d{2})?))?$/;

/** `Date` holds no instant further than this from the epoch (ECMA-262, time values). */
const LAST_INSTANT = 8.64e15;

/**
 * The instant that a timestamp names.
 *
 * @param value a Date, a number, digits or ISO text. Text without a zone is read as UTC: such times can be compared
 *   with each other and not with zoned ones, see {@link isNaive}.
 * @returns epoch milliseconds, whole; NaN when the value is no timestamp. Text is cut to the millisecond, numbers are
 *   rounded to it. Never throws.
 * @example
 * ```ts
 * epochMilliseconds(1747419050.603); // 1747419050603
 * epochMilliseconds("2025-05-16T11:10:50.603000-07:00"); // 1747419050603
 * epochMilliseconds("yesterday"); // NaN
 * ```
 */
export function epochMilliseconds(value: unknown): number {
  if (typeof value === "number") return numberMilliseconds(value);
  if (typeof value === "string") {
    const usual = usualTime(value);
    return Number.isNaN(usual) ? textMilliseconds(value) : usual;
  }
  return fromDate(value);
}

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
  if (typeof value !== "string") return false;
  const parts = ISO.exec(value.trim());
  return parts !== null && parts[8] === undefined;
}

/** As `epochMilliseconds`, of a number. */
export function numberMilliseconds(value: number): number {
  const milliseconds = Math.round(Math.abs(value) < SECONDS_BELOW ? value * 1000 : value);
  // `+ 0` turns the -0 that rounding may leave into 0, so that equal instants are equal JSON.
  return Math.abs(milliseconds) <= LAST_INSTANT ? milliseconds + 0 : Number.NaN;
}

function fromDate(value: unknown): number {
  // An absent time is common, and an exception costs more than all the rest of a validation.
  if (typeof value !== "object" || value === null) return Number.NaN;
  try {
    // Not `instanceof`: a Date may come from another realm (a vm context, a worker), and getTime checks for itself.
    return Date.prototype.getTime.call(value);
  } catch {
    return Number.NaN;
  }
}

/** Whether a value is a Date, also an invalid one or one of another realm. */
export function isDate(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  try {
    Date.prototype.getTime.call(value);
    return true;
  } catch {
    return false;
  }
}

/** As `epochMilliseconds`, of text in any shape. */
export function textMilliseconds(value: string): number {
  const text = value.trim();
  if (DIGITS.test(text)) return numberMilliseconds(Number(text));
  const parts = ISO.exec(text);
  if (parts === null) return Number.NaN;
  const [, year, month, day, hour, minute, second = "0", fraction = "", zone] = parts;
  if (!isCalendarTime(+year!, +month!, +day!, +hour!, +minute!, +second)) return Number.NaN;
  const milliseconds = +fraction.slice(0, 3).padEnd(3, "0");
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, so it is asked 400 years on, one whole Gregorian cycle.
  const later = Date.UTC(+year! + 400, +month! - 1, +day!, +hour!, +minute!, +second, milliseconds);
  return later - GREGORIAN_CYCLE - offset(zone);
}

const GREGORIAN_CYCLE = 146_097 * 86_400_000;

/** Date.UTC rolls 30 February over to March, and second 60 to the next minute; a timestamp that needs it is wrong. */
function isCalendarTime(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  const daysInMonth = new Date(Date.UTC(year + 400, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth && hour <= 23 && minute <= 59 && second <= 59;
}

function offset(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const [hours, minutes, seconds] = zone.slice(1).replaceAll(":", "").match(/../g)!.map(Number);
  // ISO 8601 and every clock in use stay within 14 hours of UTC; beyond a day it is no offset at all.
  if (hours! > 23 || minutes! > 59 || (seconds ?? 0) > 59) return Number.NaN;
  return (zone[0] === "-" ? -1 : 1) * ((hours! * 60 + minutes!) * 60 + (seconds ?? 0)) * 1000;
}
