import {
  BACKSLASH,
  COLON,
  COMMA,
  isClosing,
  isOpening,
  isQuote,
  isSpace,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
} from "./char-codes.ts";

/** Where a value or an array began, and how its text is laid out. */
export interface Place {
  readonly line: number;
  readonly byteOffset: number;
  readonly column: number;
  /** The column of the first text on its line: smaller than `column` if something precedes it. */
  readonly lineColumn: number;
  /** Something follows the opening bracket on its line: the value is not laid out over lines. */
  hasContent: boolean;
  /** Text precedes it on its line, or precedes its array. */
  readonly isLabelled: boolean;
  /** An array in which no value has begun. */
  isEmpty: boolean;
}

/** The state of a value that is followed to its end: nesting and quotes. */
export class ValueInProgress {
  readonly place: Place;
  /** Its second line begins right of its first. */
  isIndented = false;
  /** The open quote, or 0. */
  quote = 0;
  #depth = 1;
  #isEscaped = false;
  readonly #firstByte: number;
  /** Its last byte that is not a space. */
  #lastByte: number;

  constructor(place: Place, firstByte: number) {
    this.place = place;
    this.#firstByte = firstByte;
    this.#lastByte = firstByte;
  }

  get isClosed(): boolean {
    return this.#depth === 0;
  }

  /** Whether the grammar allows an opening bracket here: neither after a value nor as a key. */
  get mayOpen(): boolean {
    if (this.#depth === 1 && this.#firstByte === OPEN_BRACE) return this.#lastByte === COLON;
    return [COMMA, COLON, OPEN_BRACKET, OPEN_PARENTHESIS].includes(this.#lastByte);
  }

  /**
   * Follows the value to its end, or to the end of the line or chunk, and returns the next index. All input other than
   * one record per line passes through this loop, so its state is in locals.
   */
  follow(chunk: Uint8Array, from: number, line: number): number {
    let [i, depth, quote, isEscaped] = [from, this.#depth, this.quote, this.#isEscaped];
    for (; i < chunk.length && depth > 0; i++) {
      const byte = chunk[i]!;
      if (byte === LF) break;
      if (quote !== 0) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === quote) quote = 0;
      } else if (isQuote(byte)) quote = byte;
      else if (isOpening(byte)) depth++;
      else if (isClosing(byte)) depth--;
    }
    [this.#depth, this.quote, this.#isEscaped] = [depth, quote, isEscaped];
    let last = i - 1;
    while (last >= from && isSpace(chunk[last]!)) last--;
    if (last >= from) {
      this.#lastByte = chunk[last]!;
      this.place.hasContent ||= line === this.place.line;
    }
    return i;
  }
}
