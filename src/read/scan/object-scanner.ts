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
   * @param readers by key; 31 at most.
   * @param skip walks over the values of other keys.
   */
  constructor(readers: Readonly<Record<string, ReadValue>>, values: ValueScanner, skip: ReadValue = skipValue) {
    this.#skip = skip;
    this.#keys = new ByteWords(Object.keys(readers));
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
