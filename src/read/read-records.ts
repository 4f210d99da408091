import { describe } from "../model/safe-access.ts";
import { type Input, partsOf } from "./inputs/input.ts";
import { isChunk } from "./inputs/utf8-bytes.ts";
import { type Reading, type ReadRecordOptions, recordsOf } from "./json/record-builder.ts";
import { expandNotebooks } from "./text/expand-notebooks.ts";
import { InputReader } from "./text/input-reader.ts";

/**
 * The records of one input in its order, with every event of a job. They come in batches, one per part of the input.
 * Consume each batch before you request the next.
 *
 * @throws TypeError if the input is not readable. Errors of a stream are thrown after the records before them.
 */
export async function* readBatches(input: Input, options: ReadRecordOptions): AsyncGenerator<Iterable<Reading>> {
  const parts = partsOf(input);
  if (parts === undefined) {
    yield valueRecords(input, [], options);
    return;
  }
  let text: InputReader | undefined;
  let i = 0;
  try {
    for await (const part of parts) {
      if (i === 0 && isChunk(part)) text = new InputReader(options);
      if (text === undefined) yield valueRecords(part, [i], options);
      else if (isChunk(part)) {
        yield text.push(part);
        if (text.isWaiting) {
          await text.load();
          yield text.resume();
        }
      } else throw new TypeError(`a stream that begins with text or bytes holds ${describe(part)}`);
      i++;
    }
  } catch (error) {
    if (text !== undefined) yield text.breakOff();
    throw error;
  }
  text ??= i === 0 ? new InputReader(options) : undefined;
  if (text === undefined) return;
  yield text.end();
  if (text.isWaiting) {
    await text.load();
    yield text.end();
  }
}

/** The records in a value that the caller has parsed. */
function valueRecords(value: unknown, path: readonly number[], options: ReadRecordOptions): Iterable<Reading> {
  const owner = options.file === undefined ? {} : { file: options.file };
  const place = { line: 1, byteOffset: 0, ...owner, ...(path.length === 0 ? {} : { path }) };
  return expandNotebooks(recordsOf(value, place, options), options);
}
