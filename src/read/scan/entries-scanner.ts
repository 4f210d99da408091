import { ABSENT } from "../../history/decoded-job.ts";
import { type HistoryColumns, OPEN, ZONED } from "../../history/history-columns.ts";
import type { PartialTransition } from "../../history/job.ts";
import type { ByteWords } from "./byte-words.ts";
import { BROKEN, type JsonText, skipSpace } from "./json-bytes.ts";
import { ObjectScanner, type ReadValue } from "./object-scanner.ts";
import type { ValueScanner } from "./value-scanner.ts";

/** A history with more entries is left to the parser. */
const MOST_ENTRIES = 1000;

/** Reads an array of entries into columns. */
export class EntriesScanner {
  readonly #history: HistoryColumns;
  readonly #values: ValueScanner;
  readonly #entry: ObjectScanner;
  /** Where the first entry's StartTime stands. */
  firstStartAt = ABSENT;
  #i = 0;

  constructor(history: HistoryColumns, statuses: ByteWords, values: ValueScanner) {
    this.#history = history;
    this.#values = values;
    const readers: Readonly<Record<keyof PartialTransition, ReadValue>> = {
      Status: (text, at) => {
        const end = values.word(text, at, statuses);
        history.statuses[this.#i] = values.found;
        this.#hasStatus = true;
        return end;
      },
      StartTime: (text, at) => {
        const end = values.time(text, at);
        history.starts[this.#i] = values.value[0]!;
        if (this.#i === 0) this.firstStartAt = at;
        return end;
      },
      EndTime: (text, at) => {
        const end = values.time(text, at);
        history.ends[this.#i] = values.value[0]!;
        return end;
      },
      StatusMessage: (text, at) => values.anyText(text, at),
    };
    this.#entry = new ObjectScanner(readers, values);
  }

  #hasStatus = false;

  /** @param at where the array's bracket stands. */
  scan(text: JsonText, at: number): number {
    const { bytes } = text;
    const history = this.#history;
    if (bytes[at] !== 0x5b) return this.#values.unusual(text, at);
    at = skipSpace(text, at + 1);
    if (bytes[at] === 0x5d) return at + 1;
    history.zones = ZONED;
    for (let i = 0; i < MOST_ENTRIES; i++) {
      history.reserve(i + 1);
      history.length = i + 1;
      history.starts[i] = Number.NaN;
      history.ends[i] = OPEN;
      this.#i = i;
      this.#hasStatus = false;
      at = this.#entry.scan(text, at);
      if (at < 0) return BROKEN;
      if (!this.#hasStatus) this.#values.isUsual = false;
      at = skipSpace(text, at);
      if (bytes[at] === 0x5d) return at + 1;
      if (bytes[at] !== 0x2c) return BROKEN;
      at = skipSpace(text, at + 1);
    }
    return BROKEN;
  }
}
