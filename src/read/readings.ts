import { chunksOf, type Input, peek } from "./chunks.ts";
import { isNotebook, outputsOf } from "./forms/notebook.ts";
import { readerFor } from "./text.ts";
import { type Reading, type ReadingOptions, recordsOf } from "./values.ts";

/** Enough of a text to recognise its form by. */
const HEAD_BYTES = 64 * 1024;

/** The records of one input as they stand in it: of a job that is told of in events, each event. */
export async function* readings(input: Input, options: ReadingOptions): AsyncGenerator<Reading> {
  const chunks = chunksOf(input);
  if (chunks === undefined) {
    yield* expanded(recordsOf(input, { line: 1, byteOffset: 0, ...fileOf(options) }, options.form), options);
    return;
  }
  const { head, all } = await peek(chunks, HEAD_BYTES);
  const reader = readerFor(new TextDecoder().decode(head.subarray(0, HEAD_BYTES), { stream: true }), options);
  for await (const chunk of all) yield* expanded(reader.push(chunk), options);
  yield* expanded(reader.end(), options);
}

/** Replaces a notebook by what its cells put out. Output without any sign of a history is not a mistake there. */
function* expanded(found: Iterable<Reading>, options: ReadingOptions): Generator<Reading> {
  for (const record of found) {
    if (record.kind !== "job" || !isNotebook(record.job)) {
      yield record;
      continue;
    }
    let isEmpty = true;
    for (const { cell, text } of outputsOf(record.job)) {
      const reader = readerFor(text, { ...options, form: undefined, cell, isAmongOthers: true });
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

function fileOf({ file }: ReadingOptions): { readonly file?: string } {
  return file === undefined ? {} : { file };
}
