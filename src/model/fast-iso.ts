/**
 * The instant that ISO text of one of the usual shapes names: `2025-05-16T18:10:50`, with `T` or a space, a fraction of
 * three or six digits or none, and `Z` or an offset as `-07:00`. It reads character by character and does nothing that
 * the parser of every shape does not do: on any other text, and on a time that no calendar has, it gives up.
 *
 * @returns epoch milliseconds, or NaN where the text is to be read by the parser of every shape.
 * @example
 * ```ts
 * usualTime("2025-05-16 11:10:50.603000-07:00"); // 1747419050603
 * usualTime("2025-05-16T18:10Z"); // NaN
 * ```
 */
export function usualTime(text: string): number {
  const day = usualDay(text);
  if (day === NONE) return Number.NaN;
  const millisecond = millisecondOfUsualDay(text);
  return millisecond === NONE ? Number.NaN : day * 86_400_000 + millisecond;
}

/*
 * The two parts are small integers, also where the engine does not inline the functions that return them: an instant
 * is a double, and to return one is to allocate it.
 */

/** Days from the epoch to the date that the text begins with, or NONE. */
export function usualDay(text: string): number {
  if (text.length < SHORTEST || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return NONE;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return dayOf(year, month, day);
}

/** Days from the epoch to a date, or NONE where no calendar has it. */
export function dayOf(year: number, month: number, day: number): number {
  const isDate = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return isDate ? daysBefore(year, month, day) : NONE;
}

/** Milliseconds from the start of the day in UTC to the time that the text ends with, or NONE. */
export function millisecondOfUsualDay(text: string): number {
  const separator = text.charCodeAt(10);
  if (separator !== T && separator !== SPACE) return NONE;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return NONE;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (hour > 23 || minute > 59 || second > 59) return NONE;
  const { length } = text;
  const isUtc = text.charCodeAt(length - 1) === Z;
  const zoneAt = isUtc ? length - 1 : length - "-07:00".length;
  const millisecond = millisecondsOf(text, zoneAt);
  const offset = isUtc ? 0 : offsetAt(text, zoneAt);
  if (millisecond === NONE || offset === NONE) return NONE;
  return ((hour * 60 + minute - offset) * 60 + second) * 1000 + millisecond;
}

const SHORTEST = "2025-05-16T18:10:50Z".length;
const SECONDS_END = SHORTEST - 1;

const HYPHEN = 45;
const COLON = 58;
const T = 84;
const SPACE = 32;
const POINT = 46;
const PLUS = 43;
const Z = 90;
const ZERO = 48;

/** No part of a time: more than any that there is. */
export const NONE = 1_000_000_000;

/** 0 to 99, or NONE. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  // Joined, they are negative where any of them is.
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? NONE : tens * 10 + ones;
}

/** Of the fraction that stands between the seconds and the zone, or NONE. */
function millisecondsOf(text: string, zoneAt: number): number {
  const digits = zoneAt - SECONDS_END - 1;
  if (digits === -1) return 0;
  if ((digits !== 3 && digits !== 6) || text.charCodeAt(SECONDS_END) !== POINT) return NONE;
  const at = SECONDS_END + 1;
  // Three digits are two pairs that share one; of six, the last three are cut off.
  const first = twoDigits(text, at);
  const second = twoDigits(text, digits === 3 ? at + 1 : at + 2);
  const third = digits === 3 ? 0 : twoDigits(text, at + 4);
  if (first > 99 || second > 99 || third > 99) return NONE;
  return first * 10 + (digits === 3 ? second % 10 : Math.trunc(second / 10));
}

/** Minutes east of UTC, or NONE. */
function offsetAt(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if ((sign !== PLUS && sign !== HYPHEN) || text.charCodeAt(at + 3) !== COLON || hours > 23 || minutes > 59) {
    return NONE;
  }
  return sign === PLUS ? hours * 60 + minutes : -(hours * 60 + minutes);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from the epoch to a day of the Gregorian calendar. Years begin in March here, so that leap days end them. */
function daysBefore(year: number, month: number, day: number): number {
  const isOfYearBefore = month <= 2;
  const y = isOfYearBefore ? year - 1 : year;
  const monthsFromMarch = isOfYearBefore ? month + 9 : month - 3;
  const leapDays = ((y / 4) | 0) - ((y / 100) | 0) + ((y / 400) | 0);
  return y * 365 + leapDays + (((153 * monthsFromMarch + 2) / 5) | 0) + day - DAYS_TO_EPOCH;
}

/** From 1 March of the year 0 to 1 January 1970, and one, since days are counted from one. */
const DAYS_TO_EPOCH = 719_469;
