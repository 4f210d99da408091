import { BadRuns } from "./bad-runs.ts";
import { consoleCopy } from "./forms/console-copy.ts";
import { consoleLog } from "./forms/console-log.ts";
import type { LineReader, Placed, TextForm } from "./forms/text-form.ts";
import { type Line, LineSplitter } from "./lines.ts";
import { Remarking } from "./remarking.ts";
import { type Span, Splitter } from "./splitter.ts";
import type { TextReader } from "./text-reader.ts";
import { HISTORY_KEY, type Reading, type ReadingOptions, ValueReader } from "./values.ts";

/** The forms of plain text. A new one is one file and its line here. */
export const textForms: readonly TextForm[] = [consoleLog, consoleCopy];

/** A reader for the text that begins with `head`, in the form that this shows or that is asked for. */
export function readerFor(head: string, options: ReadingOptions): TextReader {
  const asked = textForms.filter(({ name }) => name === options.form);
  if (asked.length > 0) {
    const reader = new LogReader(options, asked, undefined);
    return new Remarking(reader, "where nothing was read", `no ${options.form} line found here`, options);
  }
  if (options.form !== undefined) return new ValuesReader(options, []);
  const among = new ValuesReader({ ...options, isAmongOthers: true }, []);
  if (!BEGINS_WITH_VALUE.test(head)) {
    const isLog = textForms.some(({ recognises }) => recognises(head)) || holdsLabelled(head);
    if (isLog) return new LogReader(options, textForms, among);
  }
  if (options.isAmongOthers === true || !isBinary(head)) return new ValuesReader(options, textForms);
  const isTar = head.slice(257, 262) === "ustar";
  const problem = isTar
    ? "this is a tar archive: unpack it first"
    : "this is binary data, not text that holds a history";
  return new Remarking(among, "always", problem, options);
}

/** Whether a history seems to stand behind something on its line: `response = {…}`, `INFO:root:{…}`. */
function holdsLabelled(head: string): boolean {
  return HISTORY_KEY.test(head) && /^[^\s{"'][^\n]*\{/m.test(head);
}

/** An object, or an array of objects or arrays: a line of a log may begin with a bracket too, as `[INFO]` does. */
const BEGINS_WITH_VALUE = /^\s*(?:\{|\[\s*(?:[[{\]]|null|None))/;

/** Text in which histories stand between lines of anything; values that hold one are read as well. */
class LogReader implements TextReader {
  readonly #splitter = new LineSplitter();
  readonly #lines: LineReaders;
  readonly #values: TextReader | undefined;

  constructor(options: ReadingOptions, forms: readonly TextForm[], values: TextReader | undefined) {
    this.#lines = new LineReaders(forms, options);
    this.#values = values;
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const line of this.#splitter.push(chunk)) yield* this.#lines.read(line);
    if (this.#values !== undefined) yield* this.#values.push(chunk);
  }

  *end(): Generator<Reading> {
    for (const line of this.#splitter.end()) yield* this.#lines.read(line);
    yield* this.#lines.end();
    if (this.#values !== undefined) yield* this.#values.end();
  }
}

/** Text that is to be values from end to end: what is none is a bad record, unless one of the forms of lines knows it. */
class ValuesReader implements TextReader {
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

/** Hands each line to every form: those that it is nothing to pass over it. */
class LineReaders {
  readonly #readers: readonly LineReader[];
  readonly #place: Pick<ReadingOptions, "file" | "cell">;

  constructor(forms: readonly TextForm[], { file, cell }: ReadingOptions) {
    this.#readers = forms.map((form) => form.open());
    this.#place = { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }) };
  }

  read(line: Line): Reading[] {
    return this.#readers.flatMap((reader) => reader.line(line)).map((placed) => this.#reading(placed));
  }

  end(): Reading[] {
    return this.#readers.flatMap((reader) => reader.end()).map((placed) => this.#reading(placed));
  }

  #reading({ found: { form, path: _, ...found }, line: { line, byteOffset } }: Placed): Reading {
    return { ...found, source: { ...this.#place, line, byteOffset, form } } as Reading;
  }
}

function isBinary(head: string): boolean {
  const replaced = head.split("\ufffd").length - 1;
  return head.includes("\0") || replaced > head.length / 20;
}
