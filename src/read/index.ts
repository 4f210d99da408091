import { nearest } from "../history/nearest.ts";
import { isNaive } from "../history/timestamp.ts";
import { describe } from "../history/untrusted.ts";
import { chunksOf, type Input, peek } from "./chunks.ts";
import type { DescribedJob, ReadRecord } from "./described-job.ts";
import { firstTime } from "./forms/first-time.ts";
import { valueForms } from "./forms/index.ts";
import { isNotebook, outputsOf } from "./forms/notebook.ts";
import { LatestOfEach, type OnSnapshots } from "./latest.ts";
import { readerFor, textForms } from "./text.ts";
import { PYTHON, type Reading, type ReadingOptions, recordsOf } from "./values.ts";

export interface ReadOptions {
  /** Named in the source of each record. */
  readonly file?: string | undefined;
  /** The form to read in; default: recognised by content. */
  readonly form?: string | undefined;
  /** Longest record in bytes; default: 64 MiB. A longer one is a bad record, and those behind it are read. */
  readonly maxRecordBytes?: number | undefined;
  /** Told of each pair of EventBridge events of one job, the later one being the one that is kept. */
  readonly onSnapshots?: OnSnapshots | undefined;
}

/** Every form that can be read, by the name that stands in `source.form`. */
export const forms: readonly string[] = [
  ...valueForms.flatMap(({ names }) => names),
  PYTHON,
  ...textForms.map(({ name }) => name),
];

/** A form as a user wrote it; throws a TypeError that names the nearest one where it is none. */
export function parseForm(word: string): string {
  if (forms.includes(word)) return word;
  const suggestion = describe(nearest(word, forms));
  throw new TypeError(`unknown form ${describe(word)}: did you mean ${suggestion}? Known: ${forms.join(", ")}`);
}

/** Enough of a text to recognise its form by. */
const HEAD_BYTES = 64 * 1024;

/**
 * Reads described jobs from whatever holds them: text, bytes, a stream of either, or a value that is parsed already.
 * The form is recognised by content and stands in `source.form`.
 *
 * Nothing is thrown for what is in the input: a record that cannot be read comes as one of kind "unreadable", in its
 * place, and those around it are read. Memory holds one record, but for EventBridge events: of those the latest of
 * each job is kept and comes at the end.
 *
 * @throws TypeError where `form` is none that can be read.
 * @example
 * ```ts
 * const text = '[{ "Status": "Starting", "StartTime": 1747419050.603 }]';
 * const { value: record } = await readHistories(text).next();
 * record.source.form; // "wire"
 * ```
 */
export async function* readHistories(input: Input, options: ReadOptions = {}): AsyncGenerator<ReadRecord> {
  if (options.form !== undefined) parseForm(options.form);
  const latest = new LatestOfEach(options.onSnapshots);
  for await (const { isSnapshot, ...record } of readings(input, options)) {
    if (isSnapshot === true) latest.add(record as DescribedJob);
    else yield record.kind === "job" ? withZone(record as DescribedJob) : (record as ReadRecord);
  }
  yield* latest.jobs();
}

async function* readings(input: Input, options: ReadingOptions): AsyncGenerator<Reading> {
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

/** Says that the times of a job name no zone, where its first does not. */
function withZone(record: DescribedJob): DescribedJob {
  return isNaive(firstTime(record.job)) ? { ...record, source: { ...record.source, zone: "unknown" } } : record;
}

function fileOf({ file }: ReadingOptions): { readonly file?: string } {
  return file === undefined ? {} : { file };
}
