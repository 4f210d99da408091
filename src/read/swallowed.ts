import type { Span } from "./splitter.ts";

const LF = 0x0a;

/**
 * The lines that a value which was not closed has swallowed and that may be records of their own: all but its first
 * that begin with a bracket, without the comma behind them.
 */
export function* swallowedLines({ bytes, line, byteOffset }: Span): Generator<Span> {
  if (bytes === undefined) return;
  let begin = bytes.indexOf(LF) + 1;
  for (let at = line + 1; begin > 0; at++) {
    const end = bytes.indexOf(LF, begin);
    const [from, to] = trimmed(bytes, begin, end < 0 ? bytes.length : end);
    if (bytes[from] === 0x7b || bytes[from] === 0x5b) {
      yield { bytes: bytes.subarray(from, to), line: at, byteOffset: byteOffset + from, byteLength: to - from };
    }
    begin = end + 1;
  }
}

/** Without white space and commas around. */
function trimmed(bytes: Uint8Array, from: number, to: number): readonly [number, number] {
  const isBetween = (byte: number | undefined) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x2c;
  while (from < to && isBetween(bytes[from])) from++;
  while (to > from && isBetween(bytes[to - 1])) to--;
  return [from, to];
}
