import { BadRuns } from "../collapse-errors.ts";
import type { TextForm } from "../formats/text-format.ts";
import { LineReaders } from "../text/line-readers.ts";
import type { TextReader } from "../text/text-reader.ts";
import { type Span, Splitter } from "./json-splitter.ts";
import { type Reading, type ReadingOptions, ValueReader } from "./record-builder.ts";

/** Text that is to be values from end to end: what is none is a bad record, unless one of the forms of lines knows it. */
export class ValuesReader implements TextReader {
  readonly #splitter: Splitter;
  readonly #values: ValueReader;
  readonly #forms: readonly TextForm[];
  readonly #lines: LineReaders;
  readonly #runs = new BadRuns();

  constructor(options: ReadingOptions, forms: readonly TextForm[]) {
    this.#splitter = new Splitter(options.maxRecordBytes === undefined ? {} : { maxBytes: options.maxRecordBytes });
    this.#values = new ValueReader(options);
    this.#forms = forms;
    this.#lines = new LineReaders(forms, options);
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
      if (this.#forms.some(({ recognises }) => recognises(text))) return yield* this.#lines.read({ ...span, text });
    }
    yield* this.#values.read(span);
  }
}
