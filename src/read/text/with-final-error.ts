import type { Reading, ReadRecordOptions } from "../json/record-builder.ts";
import type { TextReader } from "./text-reader.ts";

/** Ends with one bad record for all of the input, where a line number says nothing. */
export class WithFinalError implements TextReader {
  readonly #reader: TextReader;
  readonly #when: "always" | "where nothing was read";
  readonly #remark: Reading;
  #isEmpty = true;

  constructor(
    reader: TextReader,
    when: "always" | "where nothing was read",
    problem: string,
    options: ReadRecordOptions,
  ) {
    this.#reader = reader;
    this.#when = when;
    const { file, format = "unknown" } = options;
    const source = { ...(file === undefined ? {} : { file }), line: 1, byteOffset: 0, format };
    this.#remark = { kind: "unreadable", problem, source };
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const reading of this.#reader.push(chunk)) {
      this.#isEmpty = false;
      yield reading;
    }
  }

  *end(): Generator<Reading> {
    for (const reading of this.#reader.end()) {
      this.#isEmpty = false;
      yield reading;
    }
    if (this.#isEmpty || this.#when === "always") yield this.#remark;
  }
}
