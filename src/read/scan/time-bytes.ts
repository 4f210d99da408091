import { dayOf, NONE } from "../../history/usual-time.ts";

/**
 * As `usualTime` (src/history/usual-time.ts), of bytes and with a zone only: `2025-05-16T18:10:50`, with `T` or a space,
 * a fraction of three or six digits or none, and `Z` or an offset as `-07:00`. The instant goes into a column, since a
 * function that returns a double allocates it.
 *
 * @returns false where the text from `from` to before `to` is of another shape, or no time that a calendar has.
 */
export function storeUsualTime(bytes: Uint8Array, from: number, to: number, into: Float64Array, i: number): boolean {
  if (to - from < SHORTEST || !areSeparatorsUsual(bytes, from)) return false;
  const year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
  const day = dayOf(year, twoDigits(bytes, from + 5), twoDigits(bytes, from + 8));
  const hour = twoDigits(bytes, from + 11);
  const minute = twoDigits(bytes, from + 14);
  const second = twoDigits(bytes, from + 17);
  if (day === NONE || hour > 23 || minute > 59 || second > 59) return false;
  const isUtc = bytes[to - 1] === 0x5a;
  const zoneAt = isUtc ? to - 1 : to - "-07:00".length;
  const millisecond = millisecondsOf(bytes, from + SECONDS_END, zoneAt);
  const offset = isUtc ? 0 : offsetAt(bytes, zoneAt);
  if (millisecond === NONE || offset === NONE) return false;
  into[i] = day * 86_400_000 + ((hour * 60 + minute - offset) * 60 + second) * 1000 + millisecond;
  return true;
}

const SHORTEST = "2025-05-16T18:10:50Z".length;
const SECONDS_END = SHORTEST - 1;

/** Two hyphens, a `T` or a space, two colons. */
function areSeparatorsUsual(bytes: Uint8Array, at: number): boolean {
  const between = bytes[at + 10];
  return (
    bytes[at + 4] === 0x2d &&
    bytes[at + 7] === 0x2d &&
    (between === 0x54 || between === 0x20) &&
    bytes[at + 13] === 0x3a &&
    bytes[at + 16] === 0x3a
  );
}

/** 0 to 99, or NONE. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  // Joined, they are negative where any of them is.
  return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? NONE : tens * 10 + ones;
}

/** Of the fraction that stands between the seconds and the zone, or NONE. */
function millisecondsOf(bytes: Uint8Array, secondsEnd: number, zoneAt: number): number {
  const digits = zoneAt - secondsEnd - 1;
  if (digits === -1) return 0;
  if ((digits !== 3 && digits !== 6) || bytes[secondsEnd] !== 0x2e) return NONE;
  const at = secondsEnd + 1;
  // Three digits are two pairs that share one; of six, the last three are cut off.
  const first = twoDigits(bytes, at);
  const second = twoDigits(bytes, digits === 3 ? at + 1 : at + 2);
  const third = digits === 3 ? 0 : twoDigits(bytes, at + 4);
  if (first > 99 || second > 99 || third > 99) return NONE;
  return first * 10 + (digits === 3 ? second % 10 : Math.trunc(second / 10));
}

/** Minutes east of UTC, or NONE. */
function offsetAt(bytes: Uint8Array, at: number): number {
  const sign = bytes[at];
  const hours = twoDigits(bytes, at + 1);
  const minutes = twoDigits(bytes, at + 4);
  if ((sign !== 0x2b && sign !== 0x2d) || bytes[at + 3] !== 0x3a || hours > 23 || minutes > 59) return NONE;
  return sign === 0x2b ? hours * 60 + minutes : -(hours * 60 + minutes);
}
