import type { JsonText } from "./json-bytes.ts";

/** Knows words again in bytes, without making a string of them: status names, keys. */
export class ByteWords {
  /** Of each word its length, then its letters, four in a number, the last four by themselves. */
  readonly #words: Int32Array;
  /** Mark of a word → index of the first word that has it, and from there to the next. */
  readonly #first = new Int16Array(MARKS).fill(NO_WORD);
  readonly #next: Int16Array;

  /** @param words of 4 letters or more. */
  constructor(words: readonly string[]) {
    this.#words = new Int32Array(words.length * STRIDE);
    this.#next = new Int16Array(words.length);
    words.forEach((word, i) => {
      const bytes = new TextEncoder().encode(word);
      const { length } = bytes;
      if (length < SHORTEST || length > LONGEST) throw new RangeError(`${word}: too short or too long a word`);
      const view = new DataView(bytes.buffer, bytes.byteOffset, length);
      const last = length - SHORTEST;
      this.#words[i * STRIDE] = length;
      for (let at = 0; at < last; at += 4) this.#words[i * STRIDE + 2 + at / 4] = view.getInt32(at, true);
      this.#words[i * STRIDE + 1] = view.getInt32(last, true);
      const mark = markOf(view.getInt32(last, true), length);
      this.#next[i] = this.#first[mark]!;
      this.#first[mark] = i;
    });
  }

  /** Index of the word that the bytes from `from` to before `to` are, or NO_WORD. */
  find({ view }: JsonText, from: number, to: number): number {
    const length = to - from;
    if (length < SHORTEST) return NO_WORD;
    const ending = view.getInt32(to - SHORTEST, true);
    let i = this.#first[markOf(ending, length)]!;
    while (i !== NO_WORD && !this.#isWord(i, view, from, length, ending)) i = this.#next[i]!;
    return i;
  }

  #isWord(i: number, view: DataView, from: number, length: number, ending: number): boolean {
    const words = this.#words;
    let at = i * STRIDE;
    if (words[at] !== length || words[at + 1] !== ending) return false;
    at += 2;
    const last = from + length - SHORTEST;
    for (; from < last; from += 4) if (view.getInt32(from, true) !== words[at++]) return false;
    return true;
  }
}

export const NO_WORD = -1;

/** Words are compared four letters at a time. */
const SHORTEST = 4;
const LONGEST = 56;
const STRIDE = 16;
const MARKS = 1024;

/** A word's length and its last letters tell nearly all words apart. */
function markOf(ending: number, length: number): number {
  return Math.imul(ending ^ (length << 24), 0x9e3779b1) >>> 22;
}
