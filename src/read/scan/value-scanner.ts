import { numberMilliseconds } from "../../history/timestamp.ts";
import { type ByteWords, NO_WORD } from "./byte-words.ts";
import { endOfString, endOfText, FALSE, type JsonText, skipNumber, skipValue, standsAt, TRUE } from "./json-bytes.ts";
import { storeNumber } from "./number-bytes.ts";
import { isRepeated } from "./repeated-values.ts";
import { storeUsualTime } from "./time-bytes.ts";

/** At and above this a number may be milliseconds. */
const SECONDS_BELOW = 1e11;

/**
 * Reads single values. Each method takes where a value begins and returns where it ends, or BROKEN; what it was is then in
 * a field of this. A value that is not of the usual kind is walked over, and `isUsual` says so until it is set anew.
 */
export class ValueScanner {
  isUsual = true;
  /** Of a text: where it begins and ends, without its quotes. */
  from = 0;
  to = 0;
  /** Of a word: its index. Of true and false: 1 and 0. */
  found = 0;
  /** Of a number or a time (epoch milliseconds). */
  readonly value = new Float64Array(1);
  // The last time: the bytes that it stood in, and what it was.
  #timeText: JsonText | undefined;
  #timeAt = 0;
  #timeLength = 0;
  readonly #time = new Float64Array(1);

  unusual(text: JsonText, at: number): number {
    this.isUsual = false;
    return skipValue(text, at);
  }

  /** A text without escapes. */
  text(text: JsonText, at: number): number {
    const { bytes, view } = text;
    if (bytes[at] !== 0x22) return this.unusual(text, at);
    const end = endOfText(view, at + 1);
    if (bytes[end] !== 0x22) return this.unusual(text, at);
    this.from = at + 1;
    this.to = end;
    return end + 1;
  }

  /** A text with whatever is in it. */
  anyText(text: JsonText, at: number): number {
    if (text.bytes[at] !== 0x22) return this.unusual(text, at);
    const end = endOfString(text, at + 1);
    this.from = at + 1;
    this.to = end;
    return end < 0 ? end : end + 1;
  }

  /** One of the words. */
  word(text: JsonText, at: number, words: ByteWords): number {
    const end = this.text(text, at);
    if (!this.isUsual) return end;
    this.found = words.find(text, this.from, this.to);
    if (this.found === NO_WORD) this.isUsual = false;
    return end;
  }

  number(text: JsonText, at: number): number {
    const { bytes } = text;
    const byte = bytes[at]!;
    if (byte !== 0x2d && (byte < 0x30 || byte > 0x39)) return this.unusual(text, at);
    const end = skipNumber(text, at);
    if (end >= 0 && !storeNumber(bytes, at, end, this.value, 0)) this.isUsual = false;
    return end;
  }

  /** Seconds as a number, or ISO text of a usual shape that names its zone. */
  time(text: JsonText, at: number): number {
    if (this.#isTimeAgain(text, at)) {
      this.value[0] = this.#time[0]!;
      return at + this.#timeLength;
    }
    const end = text.bytes[at] === 0x22 ? this.#isoTime(text, at) : this.#seconds(text, at);
    this.#timeText = text;
    this.#timeAt = at;
    this.#timeLength = this.isUsual ? end - at : 0;
    this.#time[0] = this.value[0]!;
    return end;
  }

  #isoTime(text: JsonText, at: number): number {
    const end = this.text(text, at);
    if (this.isUsual && !storeUsualTime(text.bytes, this.from, this.to, this.value, 0)) this.isUsual = false;
    return end;
  }

  #seconds(text: JsonText, at: number): number {
    const end = this.number(text, at);
    const seconds = this.value[0]!;
    if (!(seconds >= 0 && seconds < SECONDS_BELOW)) this.isUsual = false;
    this.value[0] = numberMilliseconds(seconds);
    return end;
  }

  /** Mostly an entry starts with the very bytes with which the one before it ended. */
  #isTimeAgain({ view }: JsonText, at: number): boolean {
    return view === this.#timeText?.view && isRepeated(view, this.#timeAt, at, this.#timeLength);
  }

  flag(text: JsonText, at: number): number {
    this.found = text.bytes[at] === TRUE[0] ? 1 : 0;
    const word = this.found === 1 ? TRUE : FALSE;
    return standsAt(text.bytes, at, word) ? at + word.length : this.unusual(text, at);
  }
}
