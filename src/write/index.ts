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

/** The forms that can be written, by the names under which they are read. A new one is one file and its line here. */
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

export type WritableForm = keyof typeof writers;

/**
 * A job as a program holds it in one of the forms: an object, or text where the form is text.
 *
 * @param job a DescribeTrainingJob response in AWS's names; times in any form that `epochMilliseconds` reads.
 * @throws TypeError that names the nearest form where `form` is none that can be written.
 * @example
 * ```ts
 * const job = { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: new Date("2025-05-16T18:10:50.603Z") }] };
 * writeJob(job, "wire"); // { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1747419050.603 }] }
 * ```
 */
export function writeJob(job: DescribedTrainingJob, form: WritableForm): object | string {
  return writerOf(form).value(job);
}

/** The same as a file holds it. */
export function writeText(job: DescribedTrainingJob, form: WritableForm): string {
  const writer = writerOf(form);
  const value = writer.value(job);
  return typeof value === "string" ? value : (writer.text ?? JSON.stringify)(value);
}

function writerOf(form: WritableForm): Writer {
  if (!Object.hasOwn(writers, form)) throw unknownWord("form", form, Object.keys(writers));
  return writers[form];
}
