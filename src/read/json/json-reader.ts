import { ErrorCollapser } from "../collapse-errors.ts";
import type { TextFormat } from "../formats/text-format.ts";
import { decodeUtf8, fastBytes } from "../text/bytes.ts";
import { LineReaders } from "../text/line-readers.ts";
import type { TextReader } from "../text/text-reader.ts";
import { APOSTROPHE } from "./char-codes.ts";
import { JsonSplitter, type Parsed, type Span } from "./json-splitter.ts";
import { LITERALS } from "./parse-value.ts";
import { type Reading, type ReadRecordOptions, RecordBuilder } from "./record-builder.ts";

/** Text that should be values from end to end: anything else is a bad record, unless a format of lines recognises it. */
export class JsonReader implements TextReader {
  readonly #splitter: JsonSplitter;
  readonly #values: RecordBuilder;
  readonly #formats: readonly TextFormat[];
  readonly #lines: LineReaders;
  readonly #errors = new ErrorCollapser();

  constructor(options: ReadRecordOptions, formats: readonly TextFormat[]) {
    this.#splitter = new JsonSplitter(
      LITERALS.some((name) => name === options.format) ? () => undefined : parseObject,
      options.maxRecordBytes,
    );
    this.#values = new RecordBuilder(options);
    this.#formats = formats;
    this.#lines = new LineReaders(formats, options);
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const span of this.#splitter.push(fastBytes(chunk))) yield* this.#errors.fold(this.#read(span));
  }

  *end(): Generator<Reading> {
    for (const span of this.#splitter.end()) yield* this.#errors.fold(this.#read(span));
    yield* this.#errors.end();
    yield* this.#lines.end();
    yield* this.#values.end();
  }

  #read(span: Span): Iterable<Reading> {
    if (span.problem === "no value") {
      const text = new TextDecoder().decode(span.bytes);
      if (this.#formats.some(({ recognises }) => recognises(text))) return this.#lines.read({ ...span, text });
    }
    return this.#values.read(span);
  }
}

/** Parses an object as JSON; undefined if it is not JSON, or is a Python dict. */
export function parseObject(bytes: Uint8Array): Parsed | undefined {
  if (bytes[1] === APOSTROPHE) return undefined;
  const text = decodeUtf8(bytes);
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
