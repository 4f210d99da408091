import { ErrorCollapser } from "../collapse-errors.ts";
import type { TextFormat } from "../formats/text-format.ts";
import { LineReaders } from "../text/line-readers.ts";
import type { TextReader } from "../text/text-reader.ts";
import { JsonSplitter, type Span } from "./json-splitter.ts";
import { type Reading, type ReadRecordOptions, RecordBuilder } from "./record-builder.ts";

/** Text that is to be values from end to end: what is none is a bad record, unless one of the formats of lines knows it. */
export class JsonReader implements TextReader {
  readonly #splitter: JsonSplitter;
  readonly #values: RecordBuilder;
  readonly #formats: readonly TextFormat[];
  readonly #lines: LineReaders;
  readonly #runs = new ErrorCollapser();

  constructor(options: ReadRecordOptions, formats: readonly TextFormat[]) {
    this.#splitter = new JsonSplitter(options.maxRecordBytes === undefined ? {} : { maxBytes: options.maxRecordBytes });
    this.#values = new RecordBuilder(options);
    this.#formats = formats;
    this.#lines = new LineReaders(formats, options);
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const span of this.#splitter.push(chunk)) yield* this.#runs.fold(this.#read(span));
  }

  *end(): Generator<Reading> {
    for (const span of this.#splitter.end()) yield* this.#runs.fold(this.#read(span));
    yield* this.#runs.end();
    yield* this.#lines.end();
    yield* this.#values.end();
  }

  *#read(span: Span): Generator<Reading> {
    if (span.problem === "no value") {
      const text = new TextDecoder().decode(span.bytes);
      if (this.#formats.some(({ recognises }) => recognises(text))) return yield* this.#lines.read({ ...span, text });
    }
    yield* this.#values.read(span);
  }
}
