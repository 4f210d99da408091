import { type Compression, compressionOf } from "../inputs/compression.ts";
import { Utf8Bytes } from "../inputs/utf8-bytes.ts";
import { CLOSE_BRACE, LF, OPEN_BRACE } from "../json/char-codes.ts";
import { parseObject } from "../json/json-reader.ts";
import { LITERALS } from "../json/parse-value.ts";
import { type Reading, type ReadRecordOptions, RecordBuilder } from "../json/record-builder.ts";
import { concat, copyOf, fastBytes, trimmed } from "./bytes.ts";
import { CsvReader, looksLikeCsv } from "./csv-reader.ts";
import { expandNotebooks } from "./expand-notebooks.ts";
import { selectReader, textFormats } from "./select-reader.ts";
import type { TextReader } from "./text-reader.ts";
import { loadYamlParser, looksLikeYaml, type ParseYaml, YamlReader } from "./yaml-reader.ts";

/** Enough text to recognize its format. */
const HEAD_BYTES = 64 * 1024;

/** The command decompresses by itself; the library, which runs in a browser too, cannot. */
const TO_DECOMPRESS: Readonly<Record<Compression, string>> = {
  gzip: 'decompress it first, as blob.stream().pipeThrough(new DecompressionStream("gzip")) does',
  zstd: "decompress it first",
};

/**
 * Reads one input of text or bytes, pushed in parts: waits until the format can be recognized, then passes the input to
 * that format's reader. Consume all records of a part before you push the next. If the reader `isWaiting`, let it
 * `load` and then `resume`, or `end` again.
 */
export class InputReader {
  readonly #options: ReadRecordOptions;
  readonly #bytes = new Utf8Bytes();
  #head: Uint8Array[] = [];
  #headBytes = 0;
  #reader: TextReader | undefined;
  #parseYaml: ParseYaml | undefined;
  /** Whether the format was recognized, and its parser is not loaded yet. */
  isWaiting = false;

  constructor(options: ReadRecordOptions) {
    this.#options = options;
  }

  *push(part: string | Uint8Array): Generator<Reading> {
    const chunk = fastBytes(this.#bytes.push(part));
    if (this.#reader !== undefined) return yield* this.#expand(this.#reader.push(chunk));
    this.#headBytes += chunk.length;
    if (this.#headBytes >= HEAD_BYTES) yield* this.#begin(concat([...this.#head, chunk]));
    else if (chunk.length > 0) this.#head.push(copyOf(chunk));
  }

  *end(): Generator<Reading> {
    const rest = this.#bytes.end();
    if (this.#reader === undefined) {
      const whole = concat([...this.#head, fastBytes(rest)]);
      if (whole.every(isSpace)) return yield* this.#empty();
      const record = this.#oneRecord(whole);
      if (record !== undefined) return yield* this.#expand(record);
      yield* this.#begin(whole);
    } else yield* this.#expand(this.#reader.push(rest));
    if (this.#reader !== undefined) yield* this.#expand(this.#reader.end());
  }

  /** The complete records of a stream that broke off. The error says that there may be more. */
  *breakOff(): Generator<Reading> {
    for (const reading of this.end()) if (reading.kind === "job") yield reading;
  }

  async load(): Promise<void> {
    this.#parseYaml = await loadYamlParser();
    this.isWaiting = false;
  }

  *resume(): Generator<Reading> {
    yield* this.#begin(concat(this.#head));
  }

  #expand(found: Iterable<Reading>): Generator<Reading> {
    return expandNotebooks(found, this.#options);
  }

  *#begin(bytes: Uint8Array): Generator<Reading> {
    const compression = compressionOf(bytes);
    if (compression !== undefined) {
      yield this.#unreadable(`this is ${compression}: ${TO_DECOMPRESS[compression]}`);
      this.#reader = NO_READER;
      return;
    }
    const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES), { stream: true });
    const { format, lifecycle } = this.#options;
    // Tables and YAML are recognized in whole texts only, because they are never among other text.
    const isYaml = format === "yaml" || (format === undefined && looksLikeYaml(head, lifecycle));
    if (isYaml && this.#parseYaml === undefined) {
      this.#head = [copyOf(bytes)];
      this.isWaiting = true;
      return;
    }
    if (isYaml) this.#reader = new YamlReader(this.#options, this.#parseYaml!);
    else if (format === "csv" || (format === undefined && looksLikeCsv(head))) {
      this.#reader = new CsvReader(head, this.#options);
    } else this.#reader = selectReader(head, this.#options);
    yield* this.#expand(this.#reader.push(bytes));
  }

  /** Text without a name can be a list of no jobs. */
  *#empty(): Generator<Reading> {
    const { file } = this.#options;
    if (file !== undefined) yield this.#unreadable(file === "-" ? "standard input is empty" : "the file is empty");
  }

  #unreadable(problem: string): Reading {
    const { file } = this.#options;
    const source = { ...(file === undefined ? {} : { file }), line: 1, byteOffset: 0, format: "unknown" };
    return { kind: "unreadable", problem, source };
  }

  /** A small input that is one object over several lines, as `aws … > job.json` writes it. */
  #oneRecord(whole: Uint8Array): readonly Reading[] | undefined {
    const { format } = this.#options;
    const { bytes, lead } = trimmed(whole);
    if (bytes[0] !== OPEN_BRACE || bytes.at(-1) !== CLOSE_BRACE || LITERALS.some((name) => name === format))
      return undefined;
    if (["yaml", "csv", ...textFormats.map(({ name }) => name)].some((name) => name === format)) return undefined;
    // A line that is a record by itself is not the beginning of a longer one.
    const lineEnd = bytes.indexOf(LF);
    if (lineEnd < 0 || trimmed(bytes.subarray(0, lineEnd)).bytes.at(-1) === CLOSE_BRACE) return undefined;
    const parsed = parseObject(bytes);
    if (parsed === undefined) return undefined;
    let [line, lineBegin] = [1, 0];
    for (let at = 0; at < lead; at++) if (whole[at] === LF) [line, lineBegin] = [line + 1, at + 1];
    const span = { line, byteOffset: lead, byteLength: bytes.length, column: lead - lineBegin, bytes, parsed };
    return new RecordBuilder(this.#options).read(span);
  }
}

const NO_READER: TextReader = { push: () => [], end: () => [] };

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
