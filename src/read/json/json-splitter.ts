import { CLOSE_BRACKET, COMMA, isClosing, isOpening, isQuote, OPEN_BRACE, OPEN_BRACKET } from "./char-codes.ts";
import { type Place, ValueInProgress } from "./value-in-progress.ts";

/** Bytes. A longer record is told of and not read. */
export const LONGEST_RECORD = 64 * 1024 * 1024;

/** A run of bytes that is one top-level value, or that should have been one. */
export interface Span {
  /** Absent where the value is longer than the cap. */
  readonly bytes?: Uint8Array;
  /** First line, counted from 1. */
  readonly line: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  /** Where the top-level array began that the value is an element of, one object an array; absent where it stands by itself. */
  readonly array?: { readonly line: number; readonly byteOffset: number };
  /** A value begins behind it on its line: `response = {…}`. */
  readonly isLabel?: true;
  /** Why the bytes cannot be one value. */
  readonly problem?: "unclosed" | "no value" | "too long" | "empty";
}

const LF = 0x0a;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x09 || byte === 0x0d;

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
 * Splits bytes into top-level values without parsing them: JSON documents one after the other, a line each or over
 * many lines, and the elements of a top-level array. Memory holds one value. Python's literals split alike, so both
 * quotes count.
 *
 * Lines end on the byte 0x0A only: U+2028 is legal inside a JSON string. A value that is not closed must not swallow
 * those behind it: it ends before a line that begins, in the column where it or its line began, with a bracket. In
 * text that is laid out over lines without any indentation that proves nothing unless the grammar forbids the bracket.
 */
export class JsonSplitter {
  readonly #maxBytes: number;
  #spans: Span[] = [];
  /** `lost`: behind a broken value, until a line on which another can begin. */
  #mode: "between" | "value" | "scalar" | "lost" = "between";
  #chunkOffset = 0;
  #line = 1;
  #lineOffset = 0;
  /** Where the text of the line under way begins. */
  #lineColumn = 0;
  #atLineStart = true;
  #array: Place | undefined;
  /** The array of which a broken element was told: that it is never closed is no news. */
  #brokenArray: Place | undefined;

  #value = new ValueInProgress(NOWHERE, 0);
  #parts: Uint8Array[] = [];
  /** The bracket that text under way ends in so far: `history = [`. */
  #bracket: Place | undefined;

  constructor({ maxBytes = LONGEST_RECORD }: { readonly maxBytes?: number } = {}) {
    this.#maxBytes = maxBytes;
  }

  /** Takes the next bytes and returns the values that they complete. */
  push(chunk: Uint8Array): Span[] {
    // Where the part of the value under way begins in this chunk.
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      const at = this.#chunkOffset + i;
      if (byte === LF) {
        if (this.#mode === "scalar") this.#emit(chunk, from, i, this.#array === undefined ? "no value" : undefined);
        else if (this.#mode === "value" && this.#value.quote !== 0) {
          this.#emit(chunk, from, i, "unclosed");
          // A line of a log, as it seems: the next is one of its own.
          if (this.#value.place.isLabelled) this.#array = undefined;
          else this.#mode = "lost";
        }
        this.#line++;
        this.#lineOffset = at + 1;
        this.#atLineStart = true;
        continue;
      }
      if (isSpace(byte) && (this.#atLineStart || this.#value.quote === 0)) continue;
      if (this.#atLineStart) {
        this.#atLineStart = false;
        this.#beginLine(byte, at - this.#lineOffset, chunk, from, i);
      }
      if (this.#mode === "between") {
        from = i;
        this.#begin(byte, at);
      } else if (this.#mode === "value") {
        if (this.#value.isClosedBy(byte, this.#line)) this.#emit(chunk, from, i + 1);
      } else if (this.#mode === "scalar") {
        if (this.#array === undefined) {
          if (byte === OPEN_BRACE) {
            this.#beginBehindText(at, chunk, from, i);
            from = i;
          } else this.#bracket = byte === OPEN_BRACKET ? this.#placeAt(at, true) : undefined;
        } else if (byte === COMMA || byte === CLOSE_BRACKET) {
          this.#emit(chunk, from, i);
          if (byte === CLOSE_BRACKET) this.#array = undefined;
        }
      }
    }
    if (this.#mode === "value" || this.#mode === "scalar") this.#keep(chunk.subarray(from));
    this.#chunkOffset += chunk.length;
    return this.#take();
  }

  /** Returns what is left when the bytes have ended. */
  end(): Span[] {
    const nothing = new Uint8Array();
    if (this.#mode === "value") this.#emit(nothing, 0, 0, "unclosed");
    else if (this.#mode === "scalar") this.#emit(nothing, 0, 0, this.#array === undefined ? "no value" : "unclosed");
    else if (this.#array !== undefined) this.#breakArray(this.#chunkOffset);
    return this.#take();
  }

  #take(): Span[] {
    const spans = this.#spans;
    this.#spans = [];
    return spans;
  }

  /** Looks at the first byte of a line: whether what came before has to end here, closed or not. */
  #beginLine(byte: number, column: number, chunk: Uint8Array, from: number, i: number): void {
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
    // The next line of a log, as it seems: what is labelled goes on further to the right, or with a key or its end.
    if (!isOpening(byte) && !isClosing(byte) && !isQuote(byte) && byte !== COMMA) {
      const isOutside = (place?: Place) => place?.isLabelled === true && column <= place.lineColumn;
      if (isInside && this.#value.quote === 0 && isOutside(this.#value.place)) this.#emit(chunk, from, i, "unclosed");
      if (this.#mode === "between" && isOutside(this.#array)) this.#breakArray(this.#chunkOffset + i);
    }
    if (opensArrayAnew && this.#mode === "between" && this.#line > this.#array!.line) {
      this.#breakArray(this.#chunkOffset + i);
    }
  }

  /** An element a line, the first behind the bracket: `[{…},` and then `{…}` in the bracket's own column. */
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

  /** Text is a label where an object begins in it, or an array of objects. */
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
    // A copy, which `slice` of Node's Buffer is not: the reader of a stream may use its buffer again.
    else this.#parts.push(new Uint8Array(part));
  }

  #emit(chunk: Uint8Array, from: number, to: number, problem?: Span["problem"], isLabel = false): void {
    const { line, byteOffset } = this.#value.place;
    const byteLength = this.#chunkOffset + to - byteOffset;
    const isTooLong = byteLength > this.#maxBytes;
    this.#spans.push({
      line,
      byteOffset,
      byteLength,
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
    const { line, byteOffset, isEmpty } = this.#array!;
    if (isEmpty) this.#spans.push({ line, byteOffset, byteLength: end - byteOffset, problem: "empty" });
    this.#array = undefined;
  }

  /** Tells that the array was never closed: what was read of it is not all of it. */
  #breakArray(end: number): void {
    const { line, byteOffset } = this.#array!;
    if (this.#array !== this.#brokenArray) {
      this.#spans.push({ line, byteOffset, byteLength: end - byteOffset, array: this.#array!, problem: "unclosed" });
    }
    this.#array = undefined;
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
