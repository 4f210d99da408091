import { consoleCopy } from "./forms/console-copy.ts";
import { consoleLog } from "./forms/console-log.ts";
import type { LineReader, Placed, TextForm } from "./forms/text-form.ts";
import { LineSplitter } from "./lines.ts";
import { Splitter } from "./splitter.ts";
import { type Reading, type ReadingOptions, ValueReader } from "./values.ts";

/** The forms of plain text. A new one is one file and its line here. */
export const textForms: readonly TextForm[] = [consoleLog, consoleCopy];

/** Reads one text, pushed in pieces; memory holds one record. */
export interface TextReader {
  push(chunk: Uint8Array): Iterable<Reading>;
  end(): Iterable<Reading>;
}

/** A reader for the text that begins with `head`, in the form that this shows or that is asked for. */
export function readerFor(head: string, options: ReadingOptions): TextReader {
  const form = textForms.find(({ name, recognises }) =>
    options.form === undefined ? recognises(head) : name === options.form,
  );
  if (form !== undefined) return new LinesReader(form.open(), options);
  if (isBinary(head)) return new BinaryReader(options);
  return new ValuesReader(options);
}

class ValuesReader implements TextReader {
  readonly #splitter: Splitter;
  readonly #reader: ValueReader;

  constructor(options: ReadingOptions) {
    this.#splitter = new Splitter(options.maxRecordBytes === undefined ? {} : { maxBytes: options.maxRecordBytes });
    this.#reader = new ValueReader(options);
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const span of this.#splitter.push(chunk)) yield* this.#reader.read(span);
  }

  *end(): Generator<Reading> {
    for (const span of this.#splitter.end()) yield* this.#reader.read(span);
    yield* this.#reader.end();
  }
}

class LinesReader implements TextReader {
  readonly #lines = new LineSplitter();
  readonly #reader: LineReader;
  readonly #options: ReadingOptions;

  constructor(reader: LineReader, options: ReadingOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const line of this.#lines.push(chunk)) yield* this.#reader.line(line).map((placed) => this.#reading(placed));
  }

  *end(): Generator<Reading> {
    for (const line of this.#lines.end()) yield* this.#reader.line(line).map((placed) => this.#reading(placed));
    yield* this.#reader.end().map((placed) => this.#reading(placed));
  }

  #reading({ found: { form, path: _, ...found }, line: { line, byteOffset } }: Placed): Reading {
    const { file, cell } = this.#options;
    const place = { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) };
    return { ...found, source: { ...place, line, byteOffset, form } } as Reading;
  }
}

/** One bad record for all of it: a line number says nothing there. */
class BinaryReader implements TextReader {
  readonly #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  push(): Reading[] {
    return [];
  }

  end(): Reading[] {
    const { file } = this.#options;
    const problem = "this is binary data, not text that holds a history";
    return [
      {
        kind: "unreadable",
        problem,
        source: { ...(file === undefined ? {} : { file }), line: 1, byteOffset: 0, form: "unknown" },
      },
    ];
  }
}

function isBinary(head: string): boolean {
  const replaced = head.split("\ufffd").length - 1;
  return head.includes("\0") || replaced > head.length / 20;
}
