import type { TextFormat } from "../formats/text-format.ts";
import type { Reading, ReadRecordOptions } from "../json/record-builder.ts";
import { LineReaders } from "./line-readers.ts";
import { LineSplitter, type SplitLine } from "./line-splitter.ts";
import type { TextReader } from "./text-reader.ts";

const [LF, SPACE] = [0x0a, 0x20];

/** Reads text with histories between other lines, and values that hold a history. */
export class LogReader implements TextReader {
  readonly #splitter = new LineSplitter();
  readonly #lines: LineReaders;
  readonly #values: TextReader | undefined;

  constructor(options: ReadRecordOptions, formats: readonly TextFormat[], values: TextReader | undefined) {
    this.#lines = new LineReaders(formats, options);
    this.#values = values;
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const part of this.#splitter.push(chunk)) {
      if (part instanceof Uint8Array) yield* this.#values?.push(part) ?? [];
      else yield* this.#read(part);
    }
  }

  *end(): Generator<Reading> {
    for (const line of this.#splitter.end()) yield* this.#read(line);
    yield* this.#lines.end();
    if (this.#values !== undefined) yield* this.#values.end();
  }

  *#read(line: SplitLine): Generator<Reading> {
    yield* this.#lines.read(line);
    // The reader of values gets a blank line for each claimed one, so that its lines and bytes stay in step.
    if (this.#values !== undefined) yield* this.#values.push(this.#lines.claimsLine ? blank(line.bytes) : line.bytes);
  }
}

function blank(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === LF ? LF : SPACE));
}
