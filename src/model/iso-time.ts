import { NO_TIME } from "./absence.ts";

/* What a value is as a time, in bits, so that the kinds of several values can be joined. */

/** Text without a zone. */
export const NAIVE = 1;
/** A time that can be compared with others. */
export const ZONED = 2;
/** Text, a number or a Date that is not a valid instant. */
export const UNREADABLE = 4;
/** A value of another type. */
export const NOT_A_TIME = 8;

/**
 * Reads ISO 8601 text: `2025-05-16T18:10:50.603Z`, with `T` or a space, seconds or none, a fraction of one to nine
 * digits, and `Z`, `UTC`, an offset or no zone. It goes character by character, because a regular expression costs more
 * than all the rest of a validation, and stores the instant, because a function that returns a double allocates it.
 *
 * @param into takes epoch milliseconds at `i`, cut to the millisecond; NO_TIME if no calendar or clock has the time.
 * @returns UNREADABLE if the text has another form; NAIVE or ZONED otherwise, joined with UNREADABLE if there is no such
 *   time.
 */
export function storeIsoTime(text: string, into: Float64Array, i: number): number {
  into[i] = NO_TIME;
  if (text.length < MINUTES_END || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return UNREADABLE;
  const separator = text.charCodeAt(10);
  if ((separator !== T && separator !== SPACE) || text.charCodeAt(13) !== COLON) return UNREADABLE;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  // Joined, they are negative if any of them is NO_DIGITS.
  if ((century | yearOfCentury | month | day | hour | minute) < 0) return UNREADABLE;
  const year = century * 100 + yearOfCentury;

  let at = MINUTES_END;
  let second = 0;
  let millisecond = 0;
  if (text.charCodeAt(at) === COLON) {
    second = twoDigits(text, at + 1);
    if (second < 0) return UNREADABLE;
    at += 3;
    const point = text.charCodeAt(at);
    if (point === POINT || point === COMMA) {
      const end = digitsEnd(text, at + 1);
      const digits = end - at - 1;
      if (digits < 1 || digits > 9) return UNREADABLE;
      millisecond = millisecondAt(text, at + 1, digits);
      at = end;
    }
  }
  const kind = at === text.length ? NAIVE : ZONED;
  const offset = kind === NAIVE ? 0 : offsetAt(text, at);
  if (offset === NO_OFFSET) return UNREADABLE;
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && offset !== WRONG_OFFSET;
  if (!isTime || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return kind | UNREADABLE;
  const secondOfDay = (hour * 60 + minute) * 60 + second - offset;
  into[i] = (daysBefore(year, month, day) * SECONDS_PER_DAY + secondOfDay) * 1000 + millisecond;
  return kind;
}

const MINUTES_END = "2025-05-16T18:10".length;
const SECONDS_PER_DAY = 86_400;

const HYPHEN = 45;
const COLON = 58;
const T = 84;
const SPACE = 32;
const POINT = 46;
const COMMA = 44;
const PLUS = 43;
const UPPER_Z = 90;
const LOWER_Z = 122;
const ZERO = 48;

const NO_DIGITS = -1;

/** 0 to 99, or NO_DIGITS. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  // Joined, they are negative if any of them is. Past the end of the text, a character is NaN, and NaN | 0 is 0.
  const isDigits = (tens | ones | (9 - tens) | (9 - ones)) >= 0 && at + 1 < text.length;
  return isDigits ? tens * 10 + ones : NO_DIGITS;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= ZERO + 9) end++;
  return end;
}

/** The first three digits of a fraction; digits that it lacks are 0. */
function millisecondAt(text: string, at: number, digits: number): number {
  const tenths = text.charCodeAt(at) - ZERO;
  const hundredths = digits > 1 ? text.charCodeAt(at + 1) - ZERO : 0;
  const thousandths = digits > 2 ? text.charCodeAt(at + 2) - ZERO : 0;
  return tenths * 100 + hundredths * 10 + thousandths;
}

/** More seconds than any offset has: the text has no zone there, or one that no clock has. */
const NO_OFFSET = 1_000_000;
const WRONG_OFFSET = 2_000_000;

/** Seconds east of UTC, of the zone that the text ends with. */
function offsetAt(text: string, begin: number): number {
  const at = text.charCodeAt(begin) === SPACE ? begin + 1 : begin;
  const sign = text.charCodeAt(at);
  const rest = text.length - at;
  if (sign === UPPER_Z || sign === LOWER_Z) return rest === 1 ? 0 : NO_OFFSET;
  if (sign !== PLUS && sign !== HYPHEN) return rest === 3 && text.startsWith("UTC", at) ? 0 : NO_OFFSET;
  const hours = twoDigits(text, at + 1);
  const minutesAt = text.charCodeAt(at + 3) === COLON ? at + 4 : at + 3;
  const minutes = twoDigits(text, minutesAt);
  const hasSeconds = text.charCodeAt(minutesAt + 2) === COLON;
  const seconds = hasSeconds ? twoDigits(text, minutesAt + 3) : 0;
  const end = minutesAt + (hasSeconds ? 5 : 2);
  if ((hours | minutes | seconds) < 0 || end !== text.length) return NO_OFFSET;
  if (hours > 23 || minutes > 59 || seconds > 59) return WRONG_OFFSET;
  const size = (hours * 60 + minutes) * 60 + seconds;
  return sign === PLUS ? size : -size;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from the epoch to a day of the Gregorian calendar. Years begin in March here, so that leap days end them. */
function daysBefore(year: number, month: number, day: number): number {
  const isOfYearBefore = month <= 2;
  // One whole Gregorian cycle later, so that the year 0 has a year before it.
  const y = (isOfYearBefore ? year - 1 : year) + 400;
  const monthsFromMarch = isOfYearBefore ? month + 9 : month - 3;
  const leapDays = ((y / 4) | 0) - ((y / 100) | 0) + ((y / 400) | 0);
  return y * 365 + leapDays + (((153 * monthsFromMarch + 2) / 5) | 0) + day - DAYS_TO_EPOCH;
}

/** From 1 March of the year -400 to 1 January 1970, and one, since days are counted from one. */
const DAYS_TO_EPOCH = 719_469 + 146_097;
