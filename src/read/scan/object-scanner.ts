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
import { KeptBytes } from "./kept-bytes.ts";
import { KnownLeads } from "./known-leads.ts";
import { type Field, READ, type Slots } from "./slots.ts";
import { UnreadValues } from "./unread-values.ts";
import type { ValueScanner } from "./value-scanner.ts";

/** What reads a value that is an object or an array. It returns where the value ends, or BROKEN. */
export interface PartScanner {
  scan(text: JsonText, at: number): number;
}

export interface ObjectFields {
  /** By key. */
  readonly fields: Readonly<Record<string, Field>>;
  /** What is read goes here; it is cleared by whoever asks for the scan. */
  readonly slots: Slots;
  /** By the slots of those fields that are read as `word`. */
  readonly words?: Readonly<Record<number, ByteWords>>;
  /** By the slots of those fields that are read as `part`. */
  readonly parts?: Readonly<Record<number, PartScanner>>;
}

/** Keys that were seen are bits of a number of 32. */
const MOST_KEYS = 32;

/** Fields of an object whose layout is remembered; those behind them are walked over. */
const MOST_STEPS = 64;

/** In place of a key: the object has ended. */
const END = -2;

/**
 * Walks over an object and reads the fields that are asked for; null counts as absent. Unusual is one of whose keys one
 * is escaped, or stands there twice: the last one would count.
 *
 * One program writes all objects of a file, mostly with the same keys in the same order, and many of their values are the
 * same: an image, a role, a network. So what was walked over once is only compared the next time.
 */
export class ObjectScanner {
  readonly #values: ValueScanner;
  readonly #keys: ByteWords;
  /** By the index of a key: one of READ, and a slot. */
  readonly #reads: Uint8Array;
  readonly #slotOf: Uint8Array;
  readonly #slots: Slots;
  readonly #words: Readonly<Record<number, ByteWords>>;
  readonly #parts: Readonly<Record<number, PartScanner>>;
  readonly #kept = new KeptBytes();
  readonly #leads = new KnownLeads(MOST_STEPS, this.#kept);
  readonly #unread = new UnreadValues(MOST_STEPS, this.#kept);
  /** The field whose value follows. */
  #field = NO_WORD;

  /** @throws RangeError where there are too many keys. */
  constructor(values: ValueScanner, { fields, slots, words = {}, parts = {} }: ObjectFields) {
    const keys = Object.keys(fields);
    if (keys.length > MOST_KEYS)
      throw new RangeError(`${keys.length} keys: the bits of a number tell ${MOST_KEYS} apart`);
    this.#values = values;
    this.#keys = new ByteWords(keys);
    this.#reads = Uint8Array.from(Object.values(fields), ({ read }) => READ[read]);
    this.#slotOf = Uint8Array.from(Object.values(fields), ({ slot }) => slot);
    this.#slots = slots;
    this.#words = words;
    this.#parts = parts;
  }

  /** @param at where the object's brace stands. */
  scan(text: JsonText, at: number): number {
    const { bytes, view } = text;
    if (bytes[at] !== 0x7b) return this.#values.unusual(text, at);
    if (this.#kept.isFull) this.#forget();
    const leads = this.#leads;
    let seen = 0;
    for (let step = 0; ; step++) {
      if (bytes[at] === 0x7d) return at + 1;
      let field: number;
      const length = leads.lengthAt(view, at, step);
      if (length > 0) {
        field = leads.fieldOf(step);
        at += length;
        if (bytes[at]! <= 0x20) at = skipSpace(text, at);
      } else {
        at = this.#walkLead(text, at, step);
        if (at < 0) return BROKEN;
        field = this.#field;
        if (field === END) return at;
      }
      if (field === NO_WORD) at = step < MOST_STEPS ? this.#unread.skip(text, at, step) : skipValue(text, at, 1);
      else {
        if ((seen & (1 << field)) !== 0) this.#values.isUsual = false;
        seen |= 1 << field;
        const isNull = bytes[at] === 0x6e && standsAt(bytes, at, NULL);
        at = isNull ? at + NULL.length : this.#read(text, at, field);
      }
      if (at < 0) return BROKEN;
    }
  }

  #read(text: JsonText, at: number, field: number): number {
    const values = this.#values;
    const slots = this.#slots;
    const slot = this.#slotOf[field]!;
    // By the numbers of READ, written out for the same reason as the bytes.
    switch (this.#reads[field]) {
      case 0:
        return values.time(text, at, slots, slot);
      case 1:
        return values.number(text, at, slots, slot);
      case 2:
        return values.word(text, at, slots, slot, this.#words[slot]!);
      case 3:
        return values.text(text, at, slots, slot);
      case 4:
        return values.anyText(text, at, slots, slot);
      case 5:
        return values.flag(text, at, slots, slot);
      case 6:
        slots.marks[slot] = at;
        return this.#parts[slot]!.scan(text, at);
      default:
        return values.unusual(text, at);
    }
  }

  /** From the end of a value to the next one. */
  #walkLead(text: JsonText, from: number, step: number): number {
    const { bytes, view } = text;
    let at = skipSpace(text, step === 0 ? from + 1 : from);
    if (bytes[at] === 0x7d) {
      this.#field = END;
      return at + 1;
    }
    if (step > 0) {
      if (bytes[at] !== 0x2c) return BROKEN;
      at = skipSpace(text, at + 1);
    }
    if (bytes[at] !== 0x22) return BROKEN;
    const key = at + 1;
    at = endOfText(view, key);
    const isPlain = bytes[at] === 0x22;
    if (isPlain) this.#field = this.#keys.find(text, key, at);
    else {
      this.#values.isUsual = false;
      this.#field = NO_WORD;
      at = endOfString(text, key);
      if (at < 0) return BROKEN;
    }
    at = beginOfValue(text, at + 1);
    if (at > 0 && isPlain && step < MOST_STEPS) {
      this.#leads.learn(text, from, at, step, this.#field);
      this.#unread.forget(step);
    }
    return at;
  }

  #forget(): void {
    this.#kept.clear();
    this.#leads.forgetAll();
    this.#unread.forgetAll();
  }
}
