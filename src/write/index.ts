import type { DescribedTrainingJob } from "../model/job.ts";
import { unknownWord } from "../model/unknown-word.ts";
import { consoleCopy } from "./formats/console-copy.ts";
import { consoleLog } from "./formats/console-log.ts";
import { eventBridge } from "./formats/event-bridge.ts";
import { notebook } from "./formats/notebook.ts";
import { python } from "./formats/python.ts";
import { boto3, cli, sdk, stepFunctions, wire } from "./formats/response.ts";
import { search } from "./formats/search.ts";
import { snakeCase } from "./formats/snake-case.ts";
import type { Writer } from "./writer.ts";

/** The formats that can be written; readers use the same names. To add one, add a file and a line here. */
export const writers = {
  wire,
  cli,
  boto3,
  sdk,
  python,
  "snake-case": snakeCase,
  "step-functions": stepFunctions,
  eventbridge: eventBridge,
  search,
  "console-copy": consoleCopy,
  "console-log": consoleLog,
  notebook,
} as const satisfies Record<string, Writer>;

export type WritableFormat = keyof typeof writers;

/**
 * Converts a job to a format as a program holds it: an object, or a string if the format is text.
 *
 * @param job a DescribeTrainingJob response with AWS's field names; times in any format that `epochMilliseconds` reads.
 * @throws TypeError that names the nearest format if there is no such format.
 * @example
 * ```ts
 * const job = { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: new Date("2025-05-16T18:10:50.603Z") }] };
 * writeJob(job, "wire"); // { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1747419050.603 }] }
 * ```
 */
export function writeJob(job: DescribedTrainingJob, format: WritableFormat): object | string {
  return writerOf(format).value(job);
}

/**
 * Converts a job to a format as a file holds it.
 *
 * @throws TypeError that names the nearest format if there is no such format.
 */
export function writeText(job: DescribedTrainingJob, format: WritableFormat): string {
  const writer = writerOf(format);
  const value = writer.value(job);
  return typeof value === "string" ? value : (writer.text ?? JSON.stringify)(value);
}

function writerOf(format: WritableFormat): Writer {
  if (!Object.hasOwn(writers, format)) throw unknownWord("format", format, Object.keys(writers));
  return writers[format];
}
