import { type Compression, compressionOf } from "../inputs/compression.ts";
import { Utf8Bytes } from "../inputs/utf8-bytes.ts";
import { CLOSE_BRACE, LF, OPEN_BRACE, OPEN_BRACKET } from "../json/char-codes.ts";
import { parseObject } from "../json/json-reader.ts";
import { isLiteral } from "../json/parse-value.ts";
import { type Reading, type ReadRecordOptions, RecordBuilder } from "../json/record-builder.ts";
import { concat, copyOf, fastBytes, trimmed } from "./bytes.ts";
import { CsvReader, looksLikeCsv } from "./csv-reader.ts";
import { expandNotebooks } from "./expand-notebooks.ts";
import { selectReader, textFormats } from "./select-reader.ts";
import type { TextReader } from "./text-reader.ts";
import { WithFinalError } from "./with-final-error.ts";
import { loadYaml } from "./yaml-package.ts";
import { looksLikeYaml, YamlReader } from "./yaml-reader.ts";

/** Enough of a text to recognise its format by. */
const HEAD_BYTES = 64 * 1024;

/** The command decompresses by itself; the library, which runs in a browser too, cannot. */
const TO_DECOMPRESS: Readonly<Record<Compression, string>> = {
  gzip: 'decompress it first, as blob.stream().pipeThrough(new DecompressionStream("gzip")) does',
  zstd: "decompress it first",
};

/**
 * Reads one input of text or bytes, pushed in parts: waits for enough of it to recognise its format, and reads it with
 * the reader of that format. Take all records of a part before you push the next.
 */
export class InputReader {
  readonly #options: ReadRecordOptions;
  readonly #bytes = new Utf8Bytes();
  readonly #head: Uint8Array[] = [];
  #headBytes = 0;
  #reader: TextReader | undefined;
  #hasDescribeJob = false;

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
      const { file } = this.#options;
      // Text without a name can be a list of no jobs.
      if (file !== undefined && trimmed(whole).bytes.length === 0) {
        yield this.#unreadable(file === "-" ? "standard input is empty" : "the file is empty");
        return;
      }
      const record = this.#oneRecord(whole);
      if (record !== undefined) return yield* this.#expand(record);
      yield* this.#begin(whole);
    } else yield* this.#expand(this.#reader.push(rest));
    yield* this.#expand(this.#reader!.end());
  }

  /** What is left of a stream that broke off: the records that are whole. The error says that there may be more. */
  *breakOff(): Generator<Reading> {
    for (const reading of this.end()) if (reading.kind === "job") yield reading;
  }

  /** Loads what the format needs; undefined if that is nothing. To be awaited before more is pushed. */
  prepare(): Promise<void> | undefined {
    if (this.#reader !== undefined) return this.#reader instanceof YamlReader ? loadYaml() : undefined;
    const { format } = this.#options;
    if (format !== undefined) return format === "yaml" ? loadYaml() : undefined;
    const head = concat([new Uint8Array(), ...this.#head]);
    const { bytes } = trimmed(head);
    const isJson = bytes[0] === OPEN_BRACE || bytes[0] === OPEN_BRACKET;
    return !isJson && looksLikeYaml(new TextDecoder().decode(head)) ? loadYaml() : undefined;
  }

  /** That DescribeJob responses are not supported yet is said once per input. */
  *#expand(found: Iterable<Reading>): Generator<Reading> {
    for (const record of expandNotebooks(found, this.#options)) {
      const isDescribeJob = record.kind === "unreadable" && record.source.format === "describe-job";
      if (isDescribeJob && this.#hasDescribeJob) continue;
      this.#hasDescribeJob ||= isDescribeJob;
      yield record;
    }
  }

  #unreadable(problem: string): Reading {
    const { file } = this.#options;
    const source = { ...(file === undefined ? {} : { file }), line: 1, byteOffset: 0, format: "unknown" };
    return { kind: "unreadable", problem, isInput: true, source };
  }

  *#begin(bytes: Uint8Array): Generator<Reading> {
    this.#reader = readerFor(bytes, this.#options);
    yield* this.#expand(this.#reader.push(bytes));
  }

  /** A small input that is one object over several lines, as `aws … > job.json` writes it. */
  #oneRecord(whole: Uint8Array): readonly Reading[] | undefined {
    const { format } = this.#options;
    const { bytes, lead } = trimmed(whole);
    if (bytes[0] !== OPEN_BRACE || bytes.at(-1) !== CLOSE_BRACE || isLiteral(format)) return undefined;
    if (textFormats.some(({ name }) => name === format) || format === "yaml" || format === "csv") return undefined;
    // A line that is a record by itself is not the beginning of a longer one.
    const lineEnd = bytes.indexOf(LF);
    if (lineEnd < 0 || trimmed(bytes.subarray(0, lineEnd)).bytes.at(-1) === CLOSE_BRACE) return undefined;
    const parsed = parseObject(bytes);
    if (parsed === undefined) return undefined;
    let line = 1;
    for (let at = 0; at < lead; at++) if (whole[at] === LF) line++;
    const span = { line, byteOffset: lead, byteLength: bytes.length, bytes, parsed };
    return new RecordBuilder(this.#options).read(span);
  }
}

function readerFor(bytes: Uint8Array, options: ReadRecordOptions): TextReader {
  const compression = compressionOf(bytes);
  if (compression !== undefined) {
    const problem = `this is ${compression}: ${TO_DECOMPRESS[compression]}`;
    return new WithFinalError(NO_READER, "always", () => problem, { ...options, format: undefined });
  }
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES), { stream: true });
  const { format } = options;
  // Tables and YAML are never among other text, so a cell of a notebook is not read as one.
  if (format === "yaml" || (format === undefined && looksLikeYaml(head))) return new YamlReader(options);
  if (format === "csv" || (format === undefined && looksLikeCsv(head))) return new CsvReader(head, options);
  return selectReader(head, options);
}

const NO_READER: TextReader = { push: () => [], end: () => [] };
