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

/** The formats that can be written, by the names under which they are read. A new one is one file and its line here. */
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
 * A job as a program holds it in one of the formats: an object, or text where the format is text.
 *
 * @param job a DescribeTrainingJob response in AWS's names; times in any format that `epochMilliseconds` reads.
 * @throws TypeError that names the nearest format where `format` is none that can be written.
 * @example
 * ```ts
 * const job = { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: new Date("2025-05-16T18:10:50.603Z") }] };
 * writeJob(job, "wire"); // { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1747419050.603 }] }
 * ```
 */
export function writeJob(job: DescribedTrainingJob, format: WritableFormat): object | string {
  return writerOf(format).value(job);
}

/** The same as a file holds it. */
export function writeText(job: DescribedTrainingJob, format: WritableFormat): string {
  const writer = writerOf(format);
  const value = writer.value(job);
  return typeof value === "string" ? value : (writer.text ?? JSON.stringify)(value);
}

function writerOf(format: WritableFormat): Writer {
  if (!Object.hasOwn(writers, format)) throw unknownWord("format", format, Object.keys(writers));
  return writers[format];
}
