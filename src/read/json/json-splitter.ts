import { concat, copyOf, trimmed } from "../text/bytes.ts";
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  isClosing,
  isOpening,
  isQuote,
  isSpace,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
} from "./char-codes.ts";
import { type Place, ValueInProgress } from "./value-in-progress.ts";

/** In bytes. A longer record is reported instead of read. */
export const LONGEST_RECORD = 64 * 1024 * 1024;

/** The bytes of one top-level value, valid or not. */
export interface Span {
  /** Absent if the value exceeds the limit. */
  readonly bytes?: Uint8Array;
  /** First line, counted from 1. */
  readonly line: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  /** Bytes before it on its line. */
  readonly column: number;
  /**
   * The start of the top-level array that contains the value, the same object for all its elements; absent if there is
   * no array.
   */
  readonly array?: { readonly line: number; readonly byteOffset: number; readonly column: number };
  /** A value follows it on its line: `response = {…}`. */
  readonly isLabel?: true;
  /** The text and its value, if the splitter has parsed them already. */
  readonly parsed?: Parsed;
  /** Why the bytes are not one value. */
  readonly problem?: "unclosed" | "no value" | "too long" | "empty";
}

/** JSON text and its value. */
export interface Parsed {
  readonly text: string;
  readonly value: unknown;
}

/** In bytes. A longer line is followed byte by byte, which limits the bytes held until the end of a line. */
const LONGEST_LINE = 1024 * 1024;

/** Before the first value. */
const NOWHERE: Place = {
  line: 1,
  byteOffset: 0,
  column: 0,
  lineColumn: 0,
  hasContent: false,
  isLabelled: false,
  isEmpty: true,
};

/**
 * Splits bytes into top-level values: JSON documents one after the other, one per line or over many lines, and the
 * elements of a top-level array. Memory holds one value.
 *
 * A line that `parse` accepts as an object is a record. {@link #walk} follows anything else byte by byte, without
 * parsing it, until a line can be a record again. Python literals are split in the same way, so both kinds of quotes
 * count there.
 *
 * Lines end on the byte 0x0A only: U+2028 is legal inside a JSON string. An unclosed value must not swallow those after
 * it: it ends before a line that begins with a bracket in the column where the value or its line began. In multi-line
 * text without indentation, such a bracket ends the value only if the grammar forbids it there.
 */
export class JsonSplitter {
  readonly #maxBytes: number;
  readonly #parse: (object: Uint8Array) => Parsed | undefined;
  #spans: Span[] = [];
  /** `lost`: after a broken value, until a line that can begin another. */
  #mode: "between" | "value" | "scalar" | "lost" = "between";
  /** Offset of the current chunk in the input. */
  #chunkOffset = 0;
  #line = 1;
  #lineOffset = 0;
  /** Column of the first text of the current line. */
  #lineColumn = 0;
  #atLineStart = true;
  /** The beginning of a line that may be a record. */
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #array: Place | undefined;
  /** The array with a reported broken element, so that its missing end is not reported too. */
  #brokenArray: Place | undefined;

  #value = new ValueInProgress(NOWHERE, 0);
  #parts: Uint8Array[] = [];
  /** The bracket at the end of the current text: `history = [`. */
  #bracket: Place | undefined;

  /**
   * @param parse parses an object that fills a line; undefined if it is not JSON.
   */
  constructor(parse: (object: Uint8Array) => Parsed | undefined, maxBytes = LONGEST_RECORD) {
    this.#parse = parse;
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes the next bytes and yields the values that they complete. A value is valid until the next one is requested.
   */
  *push(chunk: Uint8Array): Generator<Span> {
    let from = 0;
    if (this.#heldBytes > 0) {
      const end = chunk.indexOf(LF);
      const isTooLong = this.#heldBytes + (end < 0 ? chunk.length : end) > LONGEST_LINE;
      if (!isTooLong) from = end < 0 ? this.#hold(chunk) : end + 1;
      if (isTooLong || end >= 0) yield* this.#release(chunk.subarray(0, from), !isTooLong);
    }
    while (from < chunk.length) {
      const at = this.#chunkOffset + from;
      const isRecord = this.#isBetweenLines && beginsObject(chunk, from);
      const end = isRecord ? chunk.indexOf(LF, from) : -1;
      if (isRecord && end < 0 && chunk.length - from <= LONGEST_LINE) {
        from += this.#hold(chunk.subarray(from));
        continue;
      }
      const span = end < 0 ? undefined : this.#asRecord(chunk.subarray(from, end), at);
      if (span === undefined) from = yield* this.#walk(chunk, from);
      else {
        yield span;
        from = end + 1;
        this.#beginLine(this.#chunkOffset + from);
      }
    }
    this.#chunkOffset += chunk.length;
  }

  /** Yields the rest at the end of the input. */
  *end(): Generator<Span> {
    const nothing = new Uint8Array();
    if (this.#heldBytes > 0) yield* this.#release(nothing, true);
    if (this.#mode === "value") this.#emit(nothing, 0, 0, "unclosed");
    else if (this.#mode === "scalar") this.#emit(nothing, 0, 0, this.#array === undefined ? "no value" : "unclosed");
    else if (this.#array !== undefined) this.#breakArray(this.#chunkOffset);
    yield* this.#take();
  }

  /** Whether a line begins outside of any value and array. */
  get #isBetweenLines(): boolean {
    return this.#mode === "between" && this.#array === undefined && this.#atLineStart;
  }

  #beginLine(offset: number): void {
    this.#line++;
    this.#lineOffset = offset;
    this.#atLineStart = true;
  }

  #hold(part: Uint8Array): number {
    this.#held.push(copyOf(part));
    this.#heldBytes += part.length;
    return part.length;
  }

  /** Processes the held part of a line and its rest. A line that is too long to hold is not whole. */
  *#release(rest: Uint8Array, isWhole: boolean): Generator<Span> {
    const line = concat([...this.#held, rest]);
    const offset = this.#chunkOffset;
    this.#chunkOffset -= this.#heldBytes;
    this.#held = [];
    this.#heldBytes = 0;
    const span = isWhole ? this.#asRecord(line, this.#chunkOffset) : undefined;
    if (span === undefined) for (let at = 0; at < line.length; ) at = yield* this.#walk(line, at);
    else {
      yield span;
      this.#beginLine(this.#chunkOffset + line.length);
    }
    this.#chunkOffset = offset;
  }

  #asRecord(line: Uint8Array, offset: number): Span | undefined {
    const { bytes, lead } = trimmed(line);
    if (bytes.length > this.#maxBytes || bytes.at(-1) !== CLOSE_BRACE) return undefined;
    const parsed = this.#parse(bytes);
    if (parsed === undefined) return undefined;
    return { line: this.#line, byteOffset: offset + lead, byteLength: bytes.length, column: lead, bytes, parsed };
  }

  /** Follows the bytes up to the next line that may be a record, and returns its index. */
  *#walk(chunk: Uint8Array, begin: number): Generator<Span, number> {
    // Start of the current part of the value in this chunk.
    let from = begin;
    let i = begin;
    while (i < chunk.length) {
      if (this.#mode === "value" && !this.#atLineStart) {
        i = this.#value.follow(chunk, i, this.#line);
        if (this.#value.isClosed) {
          this.#emit(chunk, from, i);
          yield* this.#take();
          continue;
        }
        if (i === chunk.length) break;
      }
      const byte = chunk[i]!;
      if (byte === LF) {
        this.#endLine(chunk, from, i++);
        if (this.#spans.length > 0) yield* this.#take();
        if (this.#isBetweenLines) return i;
        continue;
      }
      if (isSpace(byte)) {
        i++;
        continue;
      }
      if (this.#atLineStart) {
        this.#atLineStart = false;
        this.#lookBack(byte, this.#chunkOffset + i - this.#lineOffset, chunk, from, i);
        if (this.#mode === "value") continue;
      }
      if (this.#mode === "between") {
        from = i;
        this.#begin(byte, this.#chunkOffset + i);
      } else if (this.#mode === "scalar") from = this.#passText(byte, chunk, from, i);
      if (this.#spans.length > 0) yield* this.#take();
      i++;
    }
    if (this.#mode === "value" || this.#mode === "scalar") this.#keep(chunk.subarray(from));
    return chunk.length;
  }

  #endLine(chunk: Uint8Array, from: number, end: number): void {
    if (this.#mode === "scalar") this.#emit(chunk, from, end, this.#array === undefined ? "no value" : undefined);
    else if (this.#mode === "value" && this.#value.quote !== 0) {
      this.#emit(chunk, from, end, "unclosed");
      // It looks like a line of a log: the next is one of its own.
      if (this.#value.place.isLabelled) this.#array = undefined;
      else this.#mode = "lost";
    }
    this.#beginLine(this.#chunkOffset + end + 1);
  }

  /** Processes a byte of a scalar or of text, and returns where the current part now begins. */
  #passText(byte: number, chunk: Uint8Array, from: number, i: number): number {
    const at = this.#chunkOffset + i;
    if (this.#array !== undefined) {
      if (byte === COMMA || byte === CLOSE_BRACKET) {
        this.#emit(chunk, from, i);
        if (byte === CLOSE_BRACKET) this.#array = undefined;
      }
    } else if (byte === OPEN_BRACE) {
      this.#beginBehindText(at, chunk, from, i);
      return i;
    } else this.#bracket = byte === OPEN_BRACKET ? this.#placeAt(at, true) : undefined;
    return from;
  }

  #take(): Span[] {
    const spans = this.#spans;
    this.#spans = [];
    return spans;
  }

  /** Decides by the first byte of a line whether the preceding value ends here, closed or not. */
  #lookBack(byte: number, column: number, chunk: Uint8Array, from: number, i: number): void {
    this.#lineColumn = column;
    const isInside = this.#mode === "value";
    if (isInside && this.#line === this.#value.place.line + 1)
      this.#value.isIndented = column > this.#value.place.column;
    const opensArrayAnew = byte === OPEN_BRACKET && this.#array?.hasContent === true && column === this.#array.column;
    if (isInside && this.#value.quote === 0 && isOpening(byte)) {
      const isLaidOut = this.#value.place.hasContent || this.#value.isIndented || !this.#value.mayOpen;
      const isOutside = column === this.#value.place.column || column <= this.#value.place.lineColumn;
      if ((isOutside && isLaidOut) || opensArrayAnew || this.#opensElementAnew(byte, column)) {
        this.#emit(chunk, from, i, "unclosed");
      }
    } else if (this.#mode === "lost" && (isOpening(byte) || byte === CLOSE_BRACKET)) {
      if (column <= this.#value.place.column) this.#mode = "between";
    }
    // This looks like the next line of a log: a labelled value continues further to the right, or with a key or its
    // end.
    if (!isOpening(byte) && !isClosing(byte) && !isQuote(byte) && byte !== COMMA) {
      const isOutside = (place?: Place) => place?.isLabelled === true && column <= place.lineColumn;
      if (isInside && this.#value.quote === 0 && isOutside(this.#value.place)) this.#emit(chunk, from, i, "unclosed");
      if (this.#mode === "between" && isOutside(this.#array)) this.#breakArray(this.#chunkOffset + i);
    }
    if (opensArrayAnew && this.#mode === "between" && this.#line > this.#array!.line) {
      this.#breakArray(this.#chunkOffset + i);
    }
  }

  /** One element per line, the first one after the bracket: `[{…},` and then `{…}` in the bracket's own column. */
  #opensElementAnew(byte: number, column: number): boolean {
    return byte !== OPEN_BRACKET && this.#array?.hasContent === true && column === this.#array.column;
  }

  #begin(byte: number, at: number, isLabelled = this.#array?.isLabelled === true): void {
    if (this.#array !== undefined) this.#array.hasContent ||= this.#line === this.#array.line;
    if (byte === COMMA) return;
    const place = this.#placeAt(at, isLabelled);
    if (byte === CLOSE_BRACKET && this.#array !== undefined) this.#closeArray(at + 1);
    else if (byte === OPEN_BRACKET && this.#array === undefined) {
      this.#array = place;
    } else {
      this.#value = new ValueInProgress(place, byte);
      if (this.#array !== undefined) this.#array.isEmpty = false;
      this.#mode = isOpening(byte) ? "value" : "scalar";
      this.#bracket = undefined;
    }
  }

  /** Text is a label if an object or an array of objects begins in it. */
  #beginBehindText(at: number, chunk: Uint8Array, from: number, i: number): void {
    const bracket = this.#bracket;
    this.#emit(chunk, from, i, "no value", true);
    this.#array = bracket;
    this.#begin(OPEN_BRACE, at, true);
  }

  #placeAt(at: number, isLabelled: boolean): Place {
    const [line, column, lineColumn] = [this.#line, at - this.#lineOffset, this.#lineColumn];
    return { line, byteOffset: at, column, lineColumn, hasContent: false, isLabelled, isEmpty: true };
  }

  #keep(part: Uint8Array): void {
    const length = this.#chunkOffset - this.#value.place.byteOffset + part.length;
    if (length > this.#maxBytes) this.#parts = [];
    else this.#parts.push(copyOf(part));
  }

  #emit(chunk: Uint8Array, from: number, to: number, problem?: Span["problem"], isLabel = false): void {
    const { line, byteOffset, column } = this.#value.place;
    const byteLength = this.#chunkOffset + to - byteOffset;
    const isTooLong = byteLength > this.#maxBytes;
    this.#spans.push({
      line,
      byteOffset,
      byteLength,
      column,
      ...(isTooLong ? {} : { bytes: concat([...this.#parts, chunk.subarray(from, to)]) }),
      ...(this.#array === undefined ? {} : { array: this.#array }),
      ...(isLabel ? { isLabel } : {}),
      ...(isTooLong ? { problem: "too long" } : problem === undefined ? {} : { problem }),
    } as Span);
    if (problem === "unclosed") this.#brokenArray = this.#array;
    this.#parts = [];
    this.#value.quote = 0;
    this.#mode = "between";
  }

  #closeArray(end: number): void {
    const { line, byteOffset, column, isEmpty } = this.#array!;
    if (isEmpty) this.#spans.push({ line, byteOffset, byteLength: end - byteOffset, column, problem: "empty" });
    this.#array = undefined;
  }

  /** Reports an array that was never closed, because the part that was read may be incomplete. */
  #breakArray(end: number): void {
    const array = this.#array!;
    if (array !== this.#brokenArray) {
      const { line, byteOffset, column } = array;
      this.#spans.push({ line, byteOffset, byteLength: end - byteOffset, column, array, problem: "unclosed" });
    }
    this.#array = undefined;
  }
}

function beginsObject(chunk: Uint8Array, from: number): boolean {
  let at = from;
  while (isSpace(chunk[at]!)) at++;
  return chunk[at] === OPEN_BRACE;
}
