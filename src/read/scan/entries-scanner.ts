import { ABSENT } from "../../history/decoded-job.ts";
import { type HistoryColumns, OPEN, ZONED } from "../../history/history-columns.ts";
import type { PartialTransition } from "../../history/job.ts";
import type { ByteWords } from "./byte-words.ts";
import { BROKEN, type JsonText, skipSpace } from "./json-bytes.ts";
import { ObjectScanner, type PartScanner } from "./object-scanner.ts";
import { type Field, Slots, slotsFrom } from "./slots.ts";
import type { ValueScanner } from "./value-scanner.ts";

/** A history with more entries is left to the parser. */
const MOST_ENTRIES = 1000;

const slot = slotsFrom(0);
/** Of `numbers`, and of `marks`. */
const [START, END] = [slot(), slot()];
/** Of `marks` alone; a text has two. */
const [STATUS, MESSAGE, MARKS] = [slot(), slot(2), slot(0)];

const FIELDS: Readonly<Record<keyof PartialTransition, Field>> = {
  Status: { read: "word", slot: STATUS },
  StartTime: { read: "time", slot: START },
  EndTime: { read: "time", slot: END },
  StatusMessage: { read: "anyText", slot: MESSAGE },
};

/** Reads an array of entries into columns. */
export class EntriesScanner implements PartScanner {
  readonly #history: HistoryColumns;
  readonly #values: ValueScanner;
  readonly #slots = new Slots(new Float64Array(2), MARKS);
  readonly #entry: ObjectScanner;
  /** Where the first entry's StartTime stands. */
  firstStartAt = ABSENT;

  constructor(history: HistoryColumns, statuses: ByteWords, values: ValueScanner) {
    this.#history = history;
    this.#values = values;
    this.#entry = new ObjectScanner(values, { fields: FIELDS, slots: this.#slots, words: { [STATUS]: statuses } });
  }

  /** @param at where the array's bracket stands. */
  scan(text: JsonText, at: number): number {
    const { bytes } = text;
    const history = this.#history;
    if (bytes[at] !== 0x5b) return this.#values.unusual(text, at);
    at = skipSpace(text, at + 1);
    if (bytes[at] === 0x5d) return at + 1;
    const slots = this.#slots;
    const { numbers, marks } = slots;
    history.zones = ZONED;
    for (let i = 0; i < MOST_ENTRIES; i++) {
      slots.clear();
      at = this.#entry.scan(text, at);
      if (at < 0) return BROKEN;
      if (marks[STATUS]! < 0) this.#values.isUsual = false;
      history.reserve(i + 1);
      history.length = i + 1;
      history.statuses[i] = marks[STATUS]!;
      history.starts[i] = numbers[START]!;
      history.ends[i] = marks[END] === ABSENT ? OPEN : numbers[END]!;
      if (i === 0) this.firstStartAt = marks[START]!;
      at = skipSpace(text, at);
      if (bytes[at] === 0x5d) return at + 1;
      if (bytes[at] !== 0x2c) return BROKEN;
      at = skipSpace(text, at + 1);
    }
    return BROKEN;
  }
}
