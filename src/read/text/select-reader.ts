import { consoleCopy } from "../formats/console-copy.ts";
import { consoleLog } from "../formats/console-log.ts";
import type { TextFormat } from "../formats/text-format.ts";
import { JsonReader } from "../json/json-reader.ts";
import { HISTORY_KEY, type Reading, type ReadRecordOptions } from "../json/record-builder.ts";
import { LineReaders } from "./line-readers.ts";
import { LineSplitter } from "./line-splitter.ts";
import type { TextReader } from "./text-reader.ts";
import { WithFinalError } from "./with-final-error.ts";

/** The formats of plain text. A new one is one file and its line here. */
export const textFormats: readonly TextFormat[] = [consoleLog, consoleCopy];

/** A reader for the text that begins with `head`, in the format that this shows or that is asked for. */
export function selectReader(head: string, options: ReadRecordOptions): TextReader {
  const asked = textFormats.filter(({ name }) => name === options.format);
  if (asked.length > 0) {
    const reader = new LogReader(options, asked, undefined);
    return new WithFinalError(reader, "where nothing was read", `no ${options.format} line found here`, options);
  }
  if (options.format !== undefined) return new JsonReader(options, []);
  const among = new JsonReader({ ...options, isAmongOthers: true }, []);
  if (!BEGINS_WITH_VALUE.test(head)) {
    const isLog = textFormats.some(({ recognises }) => recognises(head)) || holdsLabelled(head);
    if (isLog) return new LogReader(options, textFormats, among);
  }
  if (options.isAmongOthers === true) return new JsonReader(options, textFormats);
  if (!isBinary(head)) return new JsonReader(options, textFormats);
  const isTar = head.slice(257, 262) === "ustar";
  const problem = isTar
    ? "this is a tar archive: unpack it first"
    : "this is binary data, not text that holds a history";
  return new WithFinalError(among, "always", problem, options);
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

  constructor(options: ReadRecordOptions, formats: readonly TextFormat[], values: TextReader | undefined) {
    this.#lines = new LineReaders(formats, options);
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

function isBinary(head: string): boolean {
  const replaced = head.split("\ufffd").length - 1;
  return head.includes("\0") || replaced > head.length / 20;
}
