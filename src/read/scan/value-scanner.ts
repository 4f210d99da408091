import { numberMilliseconds } from "../../history/timestamp.ts";
import { type ByteWords, NO_WORD } from "./byte-words.ts";
import { endOfString, endOfText, FALSE, type JsonText, skipNumber, skipValue, standsAt, TRUE } from "./json-bytes.ts";
import { storeNumber } from "./number-bytes.ts";
import { areSame } from "./same-bytes.ts";
import { storeUsualSeconds } from "./seconds-bytes.ts";
import type { Slots } from "./slots.ts";
import { storeUsualTime } from "./time-bytes.ts";

/** At and above this a number may be milliseconds. */
const SECONDS_BELOW = 1e11;

/**
 * Reads single values into slots. Each method takes where a value begins and returns where it ends, or BROKEN. A value that
 * is not of the usual kind is walked over, and `isUsual` says so until it is set anew.
 */
export class ValueScanner {
  isUsual = true;
  // The last time that was text: the bytes that it stood in, and what it was.
  #timeView: DataView | undefined;
  #timeAt = 0;
  #timeLength = 0;
  readonly #time = new Float64Array(1);

  unusual(text: JsonText, at: number): number {
    this.isUsual = false;
    return skipValue(text, at);
  }

  /** A text without escapes. */
  text(text: JsonText, at: number, { marks }: Slots, slot: number): number {
    const { bytes, view } = text;
    if (bytes[at] !== 0x22) return this.unusual(text, at);
    const end = endOfText(view, at + 1);
    if (bytes[end] !== 0x22) return this.unusual(text, at);
    marks[slot] = at + 1;
    marks[slot + 1] = end;
    return end + 1;
  }

  /** A text with whatever is in it. */
  anyText(text: JsonText, at: number, { marks }: Slots, slot: number): number {
    if (text.bytes[at] !== 0x22) return this.unusual(text, at);
    const end = endOfString(text, at + 1);
    marks[slot] = at + 1;
    marks[slot + 1] = end;
    return end < 0 ? end : end + 1;
  }

  /** One of the words. */
  word(text: JsonText, at: number, { marks }: Slots, slot: number, words: ByteWords): number {
    const { bytes, view } = text;
    if (bytes[at] !== 0x22) return this.unusual(text, at);
    const end = endOfText(view, at + 1);
    if (bytes[end] !== 0x22) return this.unusual(text, at);
    const found = words.find(text, at + 1, end);
    if (found === NO_WORD) this.isUsual = false;
    marks[slot] = found;
    return end + 1;
  }

  number(text: JsonText, at: number, { numbers, marks }: Slots, slot: number): number {
    const { bytes } = text;
    const byte = bytes[at]!;
    if (byte !== 0x2d && (byte < 0x30 || byte > 0x39)) return this.unusual(text, at);
    const end = skipNumber(text, at);
    if (end >= 0 && !storeNumber(bytes, at, end, numbers, slot)) this.isUsual = false;
    marks[slot] = at;
    return end;
  }

  /** Seconds as a number, or ISO text of a usual shape that names its zone. */
  time(text: JsonText, at: number, slots: Slots, slot: number): number {
    const usual = storeUsualSeconds(text, at, slots.numbers, slot);
    if (usual >= 0) {
      slots.marks[slot] = at;
      return usual;
    }
    return text.bytes[at] === 0x22 ? this.#isoTime(text, at, slots, slot) : this.#seconds(text, at, slots, slot);
  }

  #seconds(text: JsonText, at: number, slots: Slots, slot: number): number {
    const end = this.number(text, at, slots, slot);
    const seconds = slots.numbers[slot]!;
    if (!(seconds >= 0 && seconds < SECONDS_BELOW)) this.isUsual = false;
    slots.numbers[slot] = numberMilliseconds(seconds);
    return end;
  }

  #isoTime(text: JsonText, at: number, { numbers, marks }: Slots, slot: number): number {
    const { bytes, view } = text;
    marks[slot] = at;
    // Mostly an entry starts with the very text with which the one before it ended.
    const length = this.#timeLength;
    if (length > 0 && view === this.#timeView && areSame(view, this.#timeAt, view, at, length)) {
      numbers[slot] = this.#time[0]!;
      return at + length;
    }
    const end = endOfText(view, at + 1);
    if (bytes[end] !== 0x22) return this.unusual(text, at);
    if (!storeUsualTime(bytes, at + 1, end, numbers, slot)) {
      this.isUsual = false;
      return end + 1;
    }
    this.#timeView = view;
    this.#timeAt = at;
    this.#timeLength = end + 1 - at;
    this.#time[0] = numbers[slot]!;
    return end + 1;
  }

  flag(text: JsonText, at: number, { marks }: Slots, slot: number): number {
    const isTrue = text.bytes[at] === TRUE[0];
    const word = isTrue ? TRUE : FALSE;
    if (!standsAt(text.bytes, at, word)) return this.unusual(text, at);
    marks[slot] = isTrue ? 1 : 0;
    return at + word.length;
  }
}
