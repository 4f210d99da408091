import { BROKEN, type Bytes } from "./json-bytes.ts";

/**
 * Seconds since the epoch as AWS's wire has them: ten digits, and perhaps a fraction of one to three. Epoch milliseconds
 * go into a column.
 *
 * @returns where the number ends, or BROKEN where it is of another shape.
 */
export function storeUsualSeconds({ bytes, view }: Bytes, at: number, into: Float64Array, i: number): number {
  const high = fourDigits(view.getInt32(at, true));
  const low = fourDigits(view.getInt32(at + 4, true));
  const tens = bytes[at + 8]! - 0x30;
  const ones = bytes[at + 9]! - 0x30;
  // Joined, they are negative where any of them is. JSON has no number that begins with a 0.
  if (high < 1000 || (low | tens | ones | (9 - tens) | (9 - ones)) < 0) return BROKEN;
  at += 10;
  let millisecond = 0;
  if (bytes[at] === 0x2e) {
    let digit = bytes[++at]! - 0x30;
    if (digit < 0 || digit > 9) return BROKEN;
    millisecond = digit * 100;
    digit = bytes[++at]! - 0x30;
    if (digit >= 0 && digit <= 9) {
      millisecond += digit * 10;
      digit = bytes[++at]! - 0x30;
      if (digit >= 0 && digit <= 9) {
        millisecond += digit;
        at++;
      }
    }
  }
  if (goesOn(bytes[at]!)) return BROKEN;
  into[i] = ((high * 10_000 + low) * 100 + (tens * 10 + ones)) * 1000 + millisecond;
  return at;
}

/** What four bytes say that are digits, the first in the lowest; negative where one is none. */
function fourDigits(four: number): number {
  if ((four & 0xf0f0f0f0) !== 0x30303030 || ((four + 0x06060606) & 0xf0f0f0f0) !== 0x30303030) return BROKEN;
  const digits = four & 0x0f0f0f0f;
  const pairs = (digits * 10 + (digits >> 8)) & 0x00ff00ff;
  return (pairs * 100 + (pairs >> 16)) & 0xffff;
}

/** Whether a number may go on with the byte: a digit, a point, an exponent. */
function goesOn(byte: number): boolean {
  return byte === 0x2e || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20) === 0x65;
}
