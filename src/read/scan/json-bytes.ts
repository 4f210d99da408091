/*
 * JSON (RFC 8259) walked in bytes, without making anything of it. Each function takes where something begins and returns
 * where it ends, or BROKEN where it is not what it should be. Every byte is looked at: what is walked to its end is what
 * JSON.parse reads. A line end is no space here and stands in no string, so no walk goes beyond one.
 *
 * Bytes are written as numbers, since V8 does not take a module's constants for constants, which costs a fifth:
 * 0x22 "   0x2c ,   0x2d -   0x2e .   0x30 0   0x39 9   0x3a :   0x5b [   0x5c \   0x5d ]   0x7b {   0x7d }
 */

export interface Bytes {
  readonly bytes: Uint8Array;
  /** Of the same bytes. */
  readonly view: DataView;
}

/** Bytes of which each line has an end, and {@link SLACK} more of them. */
export interface JsonText extends Bytes {
  /** The bytes from one to before another as text. */
  textOf(from: number, to: number): string;
}

/** So many bytes may be read behind a line end. */
export const SLACK = 8;

/** In place of an index. */
export const BROKEN = -1;

/** Deeper values are left to a parser that needs no stack for them. */
const DEEPEST = 64;

const flagged = (signs: string) => {
  const flags = new Uint8Array(256);
  for (const sign of signs) flags[sign.charCodeAt(0)] = 1;
  return flags;
};
const IS_ESCAPE = flagged('"\\/bfnrt');
const IS_HEX = flagged("0123456789abcdefABCDEF");

export function skipSpace({ bytes }: JsonText, at: number): number {
  let byte = bytes[at]!;
  while (byte === 0x20 || byte === 0x09 || byte === 0x0d) byte = bytes[++at]!;
  return at;
}

/** @returns the index of the quote that ends the string whose text begins at `at`. */
export function endOfString({ bytes, view }: Bytes, at: number): number {
  for (;;) {
    at = endOfText(view, at);
    const byte = bytes[at];
    if (byte === 0x22) return at;
    if (byte !== 0x5c) return BROKEN;
    if (IS_ESCAPE[bytes[at + 1]!] === 1) at += 2;
    else if (isUnicodeEscape(bytes, at)) at += 6;
    else return BROKEN;
  }
}

/**
 * The next quote, backslash or control character. Four bytes are looked at in one step: `(x - 1) & ~x` has the highest bit
 * of a byte set where it is 0, and of bytes above such a one perhaps, so the lowest that is set is right.
 */
export function endOfText(view: DataView, at: number): number {
  for (;;) {
    const four = view.getInt32(at, true);
    const quote = four ^ 0x22222222;
    const backslash = four ^ 0x5c5c5c5c;
    const found =
      (((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash) | ((four - 0x20202020) & ~four)) &
      0x80808080;
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    at += 4;
  }
}

function isUnicodeEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] !== 0x75) return false;
  for (let i = 2; i < 6; i++) if (IS_HEX[bytes[at + i]!] === 0) return false;
  return true;
}

/** Any value. */
export function skipValue(text: JsonText, at: number, depth = 0): number {
  const byte = text.bytes[at]!;
  if (byte === 0x22) {
    const end = endOfString(text, at + 1);
    return end < 0 ? BROKEN : end + 1;
  }
  if (byte === 0x7b) return depth < DEEPEST ? skipObject(text, at + 1, depth + 1) : BROKEN;
  if (byte === 0x5b) return depth < DEEPEST ? skipArray(text, at + 1, depth + 1) : BROKEN;
  return byte <= 0x39 ? skipNumber(text, at) : skipWord(text, at);
}

function skipObject(text: JsonText, at: number, depth: number): number {
  const { bytes } = text;
  at = skipSpace(text, at);
  if (bytes[at] === 0x7d) return at + 1;
  for (;;) {
    if (bytes[at] !== 0x22) return BROKEN;
    at = endOfString(text, at + 1);
    if (at < 0) return BROKEN;
    at = beginOfValue(text, at + 1);
    if (at < 0) return BROKEN;
    at = skipValue(text, at, depth);
    if (at < 0) return BROKEN;
    if (bytes[at]! <= 0x20) at = skipSpace(text, at);
    const byte = bytes[at];
    if (byte === 0x7d) return at + 1;
    if (byte !== 0x2c) return BROKEN;
    if (bytes[++at]! <= 0x20) at = skipSpace(text, at);
  }
}

function skipArray(text: JsonText, at: number, depth: number): number {
  const { bytes } = text;
  at = skipSpace(text, at);
  if (bytes[at] === 0x5d) return at + 1;
  for (;;) {
    at = skipValue(text, at, depth);
    if (at < 0) return BROKEN;
    at = skipSpace(text, at);
    const byte = bytes[at];
    if (byte === 0x5d) return at + 1;
    if (byte !== 0x2c) return BROKEN;
    at = skipSpace(text, at + 1);
  }
}

/** Behind the colon of a key that ended before `at`. */
export function beginOfValue(text: JsonText, at: number): number {
  const { bytes } = text;
  if (bytes[at] !== 0x3a) at = skipSpace(text, at);
  if (bytes[at] !== 0x3a) return BROKEN;
  return bytes[at + 1]! <= 0x20 ? skipSpace(text, at + 1) : at + 1;
}

export function skipNumber({ bytes }: Bytes, at: number): number {
  let byte = bytes[at]!;
  if (byte === 0x2d) byte = bytes[++at]!;
  const begin = at;
  const isZero = byte === 0x30;
  while (byte >= 0x30 && byte <= 0x39) byte = bytes[++at]!;
  if (at === begin || (isZero && at > begin + 1)) return BROKEN;
  if (byte === 0x2e) {
    const point = at;
    byte = bytes[++at]!;
    while (byte >= 0x30 && byte <= 0x39) byte = bytes[++at]!;
    if (at === point + 1) return BROKEN;
  }
  if (byte !== 0x45 && byte !== 0x65) return at;
  byte = bytes[++at]!;
  if (byte === 0x2b || byte === 0x2d) byte = bytes[++at]!;
  const exponent = at;
  while (byte >= 0x30 && byte <= 0x39) byte = bytes[++at]!;
  return at === exponent ? BROKEN : at;
}

const bytesOf = (word: string) => new TextEncoder().encode(word);
export const TRUE = bytesOf("true");
export const FALSE = bytesOf("false");
export const NULL = bytesOf("null");

function skipWord({ bytes }: JsonText, at: number): number {
  const word = bytes[at] === TRUE[0] ? TRUE : bytes[at] === FALSE[0] ? FALSE : NULL;
  return standsAt(bytes, at, word) ? at + word.length : BROKEN;
}

/** Whether the bytes from `at` on are those of the word. */
export function standsAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}
