import { unknownWord } from "../model/did-you-mean.ts";
import { describe } from "../model/safe-access.ts";
import { valueFormats } from "./formats/index.ts";
import type { Input } from "./inputs/input.ts";
import { LITERALS } from "./json/parse-value.ts";
import { LatestEventPerJob, type OnSnapshots } from "./latest-event-per-job.ts";
import type { ReadRecord } from "./read-record.ts";
import { readBatches } from "./read-records.ts";
import { textFormats } from "./text/select-reader.ts";

export interface ReadOptions {
  /** Named in the source of each record. */
  readonly file?: string | undefined;
  /** The format to read in; default: recognised by content. */
  readonly format?: string | undefined;
  /** Longest record in bytes; default: 64 MiB. A longer one is a bad record, and those behind it are read. */
  readonly maxRecordBytes?: number | undefined;
  /** Told of each pair of EventBridge events of one job, the later one being the one that is kept. */
  readonly onSnapshots?: OnSnapshots | undefined;
}

/** Every format that can be read, by the name that stands in `source.format`. */
export const inputFormats: readonly string[] = [
  ...valueFormats.flatMap(({ names }) => names),
  ...LITERALS,
  ...textFormats.map(({ name }) => name),
  "pandas",
  "yaml",
  "csv",
];

/** A format as a user wrote it; throws a TypeError that names the nearest one where it is none. */
export function parseInputFormat(word: string): string {
  if (inputFormats.includes(word)) return word;
  throw unknownWord("format", word, inputFormats);
}

/**
 * Reads described jobs from whatever holds them: text, bytes, a Blob, a Response, a stream or an iterable of text, bytes
 * or parsed values, or one parsed value.
 * The format is recognised by content and stands in `source.format`.
 *
 * Nothing is thrown for what is in the input: a record that cannot be read comes as one of kind "unreadable", in its
 * place, and those around it are read. Memory holds one record, but for EventBridge events: of those the latest of
 * each job is kept and comes at the end.
 *
 * @throws TypeError where `input` is nothing that can be read from, or an option or a format is none; and whatever a stream
 * throws, behind the records that stood before.
 * @example
 * ```ts
 * const text = '[{ "Status": "Starting", "StartTime": 1747419050.603 }]';
 * const { value: record } = await readHistories(text).next();
 * record.source.format; // "wire"
 * ```
 */
export async function* readHistories(input: Input, options: ReadOptions = {}): AsyncGenerator<ReadRecord> {
  checkOptions(options);
  const latest = new LatestEventPerJob(options.onSnapshots);
  try {
    for await (const batch of readBatches(input, options)) yield* latest.passing(batch);
  } catch (error) {
    yield* latest.jobs();
    throw error;
  }
  yield* latest.jobs();
}

const OPTIONS = ["file", "format", "maxRecordBytes", "onSnapshots"] satisfies (keyof ReadOptions)[];

function checkOptions(options: ReadOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`options: expected an object, found ${describe(options)}`);
  }
  const unknown = Object.keys(options).find((key) => !OPTIONS.some((option) => option === key));
  if (unknown !== undefined) throw unknownWord("option", unknown, OPTIONS);
  if (options.format !== undefined) parseInputFormat(options.format);
}
