import { isNotebook, outputsOf } from "./formats/notebook.ts";
import { isChunk, peek, peekBytes, utf8 } from "./inputs/byte-chunks.ts";
import { type Compression, compressionOf } from "./inputs/compression.ts";
import { type Input, partsOf } from "./inputs/input.ts";
import { type Reading, type ReadRecordOptions, recordsOf } from "./json/record-builder.ts";
import { selectReader } from "./text/select-reader.ts";

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
  const compression = compressionOf(head);
  if (compression !== undefined) {
    const source = { ...fileOf(options), line: 1, byteOffset: 0, format: "unknown" };
    yield { kind: "unreadable", problem: `this is ${compression}: ${TO_DECOMPRESS[compression]}`, source };
    return;
  }
  const reader = selectReader(new TextDecoder().decode(head.subarray(0, HEAD_BYTES), { stream: true }), options);
  for await (const chunk of all) yield* expanded(reader.push(chunk), options);
  yield* expanded(reader.end(), options);
}

/** Replaces a notebook by what its cells put out. Output without any sign of a history is not a mistake there. */
function* expanded(found: Iterable<Reading>, options: ReadRecordOptions): Generator<Reading> {
  for (const record of found) {
    if (record.kind !== "job" || !isNotebook(record.job)) {
      yield record;
      continue;
    }
    let isEmpty = true;
    for (const { cell, text } of outputsOf(record.job)) {
      const reader = selectReader(text, { ...options, format: undefined, cell, isAmongOthers: true });
      const bytes = new TextEncoder().encode(text);
      for (const reading of [...reader.push(bytes), ...reader.end()]) {
        isEmpty = false;
        yield reading;
      }
    }
    if (isEmpty)
      yield { kind: "unreadable", problem: "no output cell of this notebook holds a history", source: record.source };
  }
}

function fileOf({ file }: ReadRecordOptions): { readonly file?: string } {
  return file === undefined ? {} : { file };
}
