import {
  COLON,
  COMMA,
  isClosing,
  isOpening,
  isQuote,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
} from "./char-codes.ts";

/** Where something began, and how its text is laid out. */
export interface Place {
  readonly line: number;
  readonly byteOffset: number;
  readonly column: number;
  /** Where the text of the line begins in which it began: left of `column` where something stands before it. */
  readonly lineColumn: number;
  /** Something stands behind the opening bracket in its line: it is not laid out over lines. */
  hasContent: boolean;
  /** Text stands before it on its line, or before its array. */
  readonly isLabelled: boolean;
  /** An array in which no value has begun. */
  isEmpty: boolean;
}

const BACKSLASH = 0x5c;

/** A value that has begun, followed byte by byte to its end: how deep in it, and in which quotes. */
export class ValueInProgress {
  readonly place: Place;
  /** Its second line begins right of its first. */
  isIndented = false;
  /** The quote that is open; 0 where none is. */
  quote = 0;
  #depth = 1;
  #isEscaped = false;
  readonly #firstByte: number;
  /** The last byte of it that is no space. */
  #lastByte: number;

  constructor(place: Place, firstByte: number) {
    this.place = place;
    this.#firstByte = firstByte;
    this.#lastByte = firstByte;
  }

  /** Whether the grammar lets a bracket open here: not behind a value, and as a key never. */
  get mayOpen(): boolean {
    if (this.#depth === 1 && this.#firstByte === OPEN_BRACE) return this.#lastByte === COLON;
    return [COMMA, COLON, OPEN_BRACKET, OPEN_PARENTHESIS].includes(this.#lastByte);
  }

  /** Moves on by a byte that is no space, or stands in quotes, and tells whether the value ends with it. */
  isClosedBy(byte: number, line: number): boolean {
    this.place.hasContent ||= line === this.place.line;
    this.#lastByte = byte;
    if (this.quote !== 0) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === this.quote) this.quote = 0;
    } else if (isQuote(byte)) this.quote = byte;
    else if (isOpening(byte)) this.#depth++;
    else if (isClosing(byte)) this.#depth--;
    return this.#depth === 0;
  }
}
