import { checkOptions } from "../model/misuse/check-options.ts";
import { unknownWord } from "../model/misuse/did-you-mean.ts";
import { describe } from "../model/safe-access.ts";
import { valueFormats } from "./formats/index.ts";
import type { Input } from "./inputs/input.ts";
import { LITERALS } from "./json/parse-value.ts";
import { LatestEventPerJob, type OnSnapshots } from "./latest-event-per-job.ts";
import type { ReadRecord } from "./read-record.ts";
import { readBatches } from "./read-records.ts";
import { textFormats } from "./text/select-reader.ts";

/** How `readHistories` reads its input. */
export interface ReadOptions {
  /** Named in the source of each record. */
  readonly file?: string | undefined;
  /** The format to read in; default: recognised by content. */
  readonly format?: string | undefined;
  /** Longest record in bytes; default: 64 MiB. A longer one is reported as unreadable, and later ones are read. */
  readonly maxRecordBytes?: number | undefined;
  /** Called with each pair of EventBridge events of one job; the later one is kept. */
  readonly onSnapshots?: OnSnapshots | undefined;
}

/** All formats that can be read, by their names in `source.format`. */
export const inputFormats: readonly string[] = [
  ...valueFormats.flatMap(({ names }) => names),
  ...LITERALS,
  ...textFormats.map(({ name }) => name),
  "pandas",
  "yaml",
  "csv",
];

/** Checks a format named by a user. Throws a TypeError with the nearest name if it is unknown. */
export function parseInputFormat(word: string): string {
  if (inputFormats.includes(word)) return word;
  throw unknownWord("format", word, inputFormats);
}

/**
 * Reads jobs from text, bytes, a Blob, a Response, a stream or an iterable of text, bytes or parsed values, or from one
 * parsed value. The format is recognized by content and returned in `source.format`.
 *
 * The content of the input never throws: an unreadable record is returned in its place with the kind "unreadable", and
 * the others are read. Memory holds one record, plus the latest EventBridge event of each job, which comes at the end.
 *
 * @throws TypeError if `input` is not readable, or an option or format is unknown. Errors of a stream are thrown after
 *   the records before them.
 * @example
 * ```ts
 * const text = '[{ "Status": "Starting", "StartTime": 1747419050.603 }]';
 * const { value: record } = await readHistories(text).next();
 * record.source.format; // "wire"
 * ```
 */
export function readHistories(input: Input, options: ReadOptions = {}): AsyncGenerator<ReadRecord> {
  checkReadOptions(options);
  return readLatest(input, options);
}

async function* readLatest(input: Input, options: ReadOptions): AsyncGenerator<ReadRecord> {
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

function checkReadOptions(options: ReadOptions): void {
  checkOptions(options, OPTIONS);
  const { file, format, maxRecordBytes, onSnapshots } = options;
  const check = (name: keyof ReadOptions, expected: string, isRight: boolean) => {
    if (options[name] === undefined || isRight) return;
    throw new TypeError(`options.${name}: expected ${expected}, found ${describe(options[name])}`);
  };
  check("file", "a text", typeof file === "string");
  check("maxRecordBytes", "a number of bytes", typeof maxRecordBytes === "number" && maxRecordBytes > 0);
  check("onSnapshots", "a function", typeof onSnapshots === "function");
  if (format !== undefined) parseInputFormat(format);
}
