/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** More digits might not be an integer that a double holds exactly. */
const MOST_DIGITS = 15;

/** So many digits are an integer of 32 bits. */
const HALF = 8;

/**
 * Reads a JSON number whose bytes `skipNumber` has walked, into a column. Its digits are an integer that a double holds
 * exactly and so is the power of ten, so the one division or multiplication is rounded right (Clinger 1990).
 *
 * @returns false where there are more digits than that.
 */
export function storeNumber(bytes: Uint8Array, from: number, to: number, into: Float64Array, i: number): boolean {
  let at = bytes[from] === 0x2d ? from + 1 : from;
  // Two halves, since the arithmetic of doubles is slow where each step waits for the one before.
  let high = 0;
  let low = 0;
  let digits = 0;
  let point = 0;
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit === 0x2e - 0x30) point = at;
    else if (digit < 0 || digit > 9) break;
    else if (digits++ < HALF) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  if (digits > MOST_DIGITS) return false;
  const mantissa = digits > HALF ? high * POWERS[digits - HALF]! + low : high;
  const power = (at < to ? exponentOf(bytes, at, to) : 0) - (point === 0 ? 0 : at - point - 1);
  if (power < -22 || power > 22) return false;
  const value = power < 0 ? mantissa / POWERS[-power]! : mantissa * POWERS[power]!;
  // V8's JSON.parse gives 0 for some -0: here it is always 0, which no rule tells from the other.
  into[i] = bytes[from] === 0x2d ? 0 - value : value;
  return true;
}

/** The exponent whose `e` stands at `at`. */
function exponentOf(bytes: Uint8Array, at: number, to: number): number {
  const sign = bytes[at + 1];
  let exponent = 0;
  for (let i = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1; i < to; i++) {
    exponent = Math.min(exponent * 10 + (bytes[i]! - 0x30), 1000);
  }
  return sign === 0x2d ? -exponent : exponent;
}
