import {
  APOSTROPHE,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from "./char-codes.ts";
import type { Span } from "./json-splitter.ts";

/** The key that makes an object a job, in both spellings. */
const HISTORY = /^secondary_?status_?transitions$/i;

/** Under this key an event holds its job: the event is the record. */
const EVENT = "detail";

/** An open bracket. */
interface Open {
  readonly bracket: number;
  readonly at: number;
  readonly line: number;
  /** The index of the first byte of its line; negative on the first line. */
  readonly lineBegin: number;
  /** The string before it, which may be its key. */
  readonly key: string;
  isJob: boolean;
  holdsJob: boolean;
}

/**
 * Yields the objects with a history inside a span that cannot be parsed as a whole, so that jobs around the fault are
 * not lost. It makes one pass and yields no nested objects, so the time is linear. A string ends at the end of its
 * line, because JSON strings cannot contain one. A closing bracket that does not match the last open one closes all
 * brackets within its own.
 */
export function* recoverJobs({ bytes, line, byteOffset, column }: Span): Generator<Span> {
  if (bytes === undefined) return;
  const open: Open[] = [];
  let key = "";
  let lineBegin = -column;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === LF) {
      line++;
      lineBegin = at + 1;
    } else if (byte === QUOTE || byte === APOSTROPHE) {
      const end = endOfString(bytes, at);
      key = end - at > 30 ? "" : new TextDecoder().decode(bytes.subarray(at + 1, end));
      if (HISTORY.test(key) && open.length > 0) open.at(-1)!.isJob = true;
      at = bytes[end] === LF ? end - 1 : end;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      open.push({ bracket: byte, at, line, lineBegin, key, isJob: false, holdsJob: false });
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      const closed = close(open, byte === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET);
      if (closed === undefined) continue;
      const { bracket, isJob, holdsJob } = closed;
      const owner = open.at(-1);
      if (isJob && closed.key === EVENT && owner?.bracket === OPEN_BRACE) owner.isJob = true;
      else if (owner !== undefined) owner.holdsJob ||= isJob || holdsJob;
      if (!isJob || holdsJob || bracket !== OPEN_BRACE || owner?.isJob === true) continue;
      const [from, to] = [closed.at, at + 1];
      if (to - from === bytes.length) continue;
      yield {
        bytes: bytes.subarray(from, to),
        line: closed.line,
        byteOffset: byteOffset + from,
        byteLength: to - from,
        column: from - closed.lineBegin,
      };
    }
  }
}

function endOfString(bytes: Uint8Array, begin: number): number {
  let at = begin + 1;
  while (at < bytes.length && bytes[at] !== bytes[begin] && bytes[at] !== LF) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Closes a bracket and all brackets within it, and returns it. */
function close(open: Open[], bracket: number): Open | undefined {
  let last = open.pop();
  while (last !== undefined && last.bracket !== bracket) last = open.pop();
  return last;
}
