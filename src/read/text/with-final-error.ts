import type { Reading, ReadRecordOptions } from "../json/record-builder.ts";
import type { TextReader } from "./text-reader.ts";

type When = "always" | "if nothing was read";

/** Appends one bad record for the whole input if the problem is not on a single line. */
export class WithFinalError implements TextReader {
  readonly #reader: TextReader;
  readonly #when: When;
  readonly #error: () => Reading;
  #isEmpty = true;

  constructor(reader: TextReader, when: When, problem: () => string, { file, format = "unknown" }: ReadRecordOptions) {
    this.#reader = reader;
    this.#when = when;
    const source = { ...(file === undefined ? {} : { file }), line: 1, byteOffset: 0, format };
    this.#error = () => ({ kind: "unreadable", problem: problem(), source });
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
    if (this.#isEmpty || this.#when === "always") yield this.#error();
  }
}
