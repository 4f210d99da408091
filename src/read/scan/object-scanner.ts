import { ByteWords, NO_WORD } from "./byte-words.ts";
import {
  BROKEN,
  beginOfValue,
  endOfString,
  endOfText,
  type JsonText,
  NULL,
  skipSpace,
  skipValue,
  standsAt,
} from "./json-bytes.ts";
import type { ValueScanner } from "./value-scanner.ts";

/** Reads the value that begins at `at`, and returns where it ends, or BROKEN. */
export type ReadValue = (text: JsonText, at: number) => number;

/** Keys that were seen are bits of a number of 32. */
const MOST_KEYS = 32;

/**
 * Walks over an object and reads the fields that have a reader; null counts as absent. Unusual is one of whose keys one
 * is escaped, or stands there twice: the last one would count.
 */
export class ObjectScanner {
  readonly #keys: ByteWords;
  readonly #readers: readonly ReadValue[];
  readonly #values: ValueScanner;
  readonly #skip: ReadValue;

  /**
   * @param readers by key.
   * @param skip walks over the values of other keys.
   * @throws RangeError where there are too many keys.
   */
  constructor(readers: Readonly<Record<string, ReadValue>>, values: ValueScanner, skip: ReadValue = skipValue) {
    this.#skip = skip;
    const keys = Object.keys(readers);
    if (keys.length > MOST_KEYS)
      throw new RangeError(`${keys.length} keys: the bits of a number tell ${MOST_KEYS} apart`);
    this.#keys = new ByteWords(keys);
    this.#readers = Object.values(readers);
    this.#values = values;
  }

  /** @param at where the object's brace stands. */
  scan(text: JsonText, at: number): number {
    const { bytes, view } = text;
    if (bytes[at] !== 0x7b) return this.#values.unusual(text, at);
    let seen = 0;
    at = skipSpace(text, at + 1);
    if (bytes[at] === 0x7d) return at + 1;
    for (;;) {
      if (bytes[at] !== 0x22) return BROKEN;
      const from = at + 1;
      at = endOfText(view, from);
      let field = NO_WORD;
      if (bytes[at] === 0x22) field = this.#keys.find(text, from, at);
      else {
        this.#values.isUsual = false;
        at = endOfString(text, from);
        if (at < 0) return BROKEN;
      }
      at = beginOfValue(text, at + 1);
      if (at < 0) return BROKEN;
      if (field === NO_WORD) at = this.#skip(text, at);
      else {
        if ((seen & (1 << field)) !== 0) this.#values.isUsual = false;
        seen |= 1 << field;
        const isNull = bytes[at] === 0x6e && standsAt(bytes, at, NULL);
        at = isNull ? at + NULL.length : this.#readers[field]!(text, at);
      }
      if (at < 0) return BROKEN;
      at = skipSpace(text, at);
      if (bytes[at] === 0x7d) return at + 1;
      if (bytes[at] !== 0x2c) return BROKEN;
      at = skipSpace(text, at + 1);
    }
  }
}
