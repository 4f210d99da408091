import { isNotebook, outputsOf } from "./formats/notebook.ts";
import { isChunk, peek, peekBytes, utf8 } from "./inputs/byte-chunks.ts";
import { type Compression, compressionOf } from "./inputs/compression.ts";
import { type Input, partsOf } from "./inputs/input.ts";
import { type Reading, type ReadRecordOptions, recordsOf } from "./json/record-builder.ts";
import { CsvReader, looksLikeCsv } from "./text/csv-reader.ts";
import { selectReader } from "./text/select-reader.ts";
import type { TextReader } from "./text/text-reader.ts";
import { looksLikeYaml, openYaml } from "./text/yaml-reader.ts";

/** Enough of a text to recognise its format by. */
const HEAD_BYTES = 64 * 1024;

/** The command decompresses by itself; the library, which runs in a browser too, cannot. */
const TO_DECOMPRESS: Readonly<Record<Compression, string>> = {
  gzip: 'decompress it first, as blob.stream().pipeThrough(new DecompressionStream("gzip")) does',
  zstd: "decompress it first",
};

/** The records of one input as they stand in it: of a job that is told of in events, each event. */
export async function* readRecords(input: Input, options: ReadRecordOptions): AsyncGenerator<Reading> {
  const parts = partsOf(input);
  const place = { line: 1, byteOffset: 0, ...fileOf(options) };
  if (parts === undefined) {
    yield* expanded(recordsOf(input, place, options.format), options);
    return;
  }
  const { head, all } = await peek(parts, () => true);
  if (head.every(isChunk)) {
    yield* textReadings(utf8(all), options);
    return;
  }
  let i = 0;
  for await (const value of all) {
    yield* expanded(recordsOf(value, { ...place, path: [i++] }, options.format), options);
  }
}

async function* textReadings(chunks: AsyncIterable<Uint8Array>, options: ReadRecordOptions): AsyncGenerator<Reading> {
  const { head, all } = await peekBytes(chunks, HEAD_BYTES);
  const unreadable = (problem: string): Reading => {
    const source = { ...fileOf(options), line: 1, byteOffset: 0, format: "unknown" };
    return { kind: "unreadable", problem, isInput: true, source };
  };
  const compression = compressionOf(head);
  if (compression !== undefined) {
    yield unreadable(`this is ${compression}: ${TO_DECOMPRESS[compression]}`);
    return;
  }
  if (head.length < HEAD_BYTES && head.every(isSpace)) {
    // To its end, where a stream that could not be read fails.
    for await (const _ of all);
    // Text without a name can be a list of no jobs.
    if (options.file !== undefined)
      yield unreadable(options.file === "-" ? "standard input is empty" : "the file is empty");
    return;
  }
  const reader = await openReader(new TextDecoder().decode(head.subarray(0, HEAD_BYTES), { stream: true }), options);
  const state = { hasDescribeJob: false };
  for await (const chunk of all) yield* describeJobOnce(expanded(reader.push(chunk), options), state);
  yield* describeJobOnce(expanded(reader.end(), options), state);
}

/** A reader for a whole text. Tables and YAML are only recognised there, because they are never among other text. */
async function openReader(head: string, options: ReadRecordOptions): Promise<TextReader> {
  const { format } = options;
  if (format === "yaml" || (format === undefined && looksLikeYaml(head))) return openYaml(options);
  if (format === "csv" || (format === undefined && looksLikeCsv(head))) return new CsvReader(head, options);
  return selectReader(head, options);
}

/** Replaces a notebook by what its cells put out. Output without any sign of a history is not a mistake there. */
function* expanded(found: Iterable<Reading>, options: ReadRecordOptions): Generator<Reading> {
  for (const record of found) {
    if (record.kind !== "job" || !isNotebook(record.job)) {
      yield record;
      continue;
    }
    let isEmpty = true;
    let skipped: string | undefined;
    const onSkipped = (what: string) => {
      skipped ??= what;
      options.onSkipped?.(what);
    };
    for (const { cell, text } of outputsOf(record.job)) {
      const reader = selectReader(text, { ...options, format: undefined, cell, isAmongOthers: true, onSkipped });
      const bytes = new TextEncoder().encode(text);
      for (const reading of [...reader.push(bytes), ...reader.end()]) {
        isEmpty = false;
        yield reading;
      }
    }
    if (isEmpty) {
      const what =
        skipped === undefined ? "no output cell of this notebook holds one" : `found ${skipped} in an output cell`;
      yield { kind: "unreadable", problem: `no training-job history found: ${what}`, source: record.source };
    }
  }
}

/** That DescribeJob responses are not read is said once per input. */
function* describeJobOnce(found: Iterable<Reading>, state: { hasDescribeJob: boolean }): Generator<Reading> {
  for (const record of found) {
    const isDescribeJob = record.kind === "unreadable" && record.source.format === "describe-job";
    if (isDescribeJob && state.hasDescribeJob) continue;
    state.hasDescribeJob ||= isDescribeJob;
    yield record;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function fileOf({ file }: ReadRecordOptions): { readonly file?: string } {
  return file === undefined ? {} : { file };
}
