import type { DescribedTrainingJob } from "../model/job.ts";
import { unknownWord } from "../model/misuse/did-you-mean.ts";
import { describe, isPlainObject } from "../model/safe-access.ts";
import { type WritableFormat, writers } from "./formats/index.ts";
import type { Writer } from "./writer.ts";
import type { WrittenJob } from "./written-job.ts";

/**
 * Converts a job to a format as a program holds it: an object, or a string if the format is text.
 *
 * @param job a DescribeTrainingJob response with AWS's field names; times in any format that `epochMilliseconds` reads.
 * @throws TypeError if the job is not an object, or if there is no such format.
 * @example
 * ```ts
 * const job = { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: new Date("2025-05-16T18:10:50.603Z") }] };
 * writeJob(job, "wire"); // { SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1747419050.603 }] }
 * ```
 */
export function writeJob<J extends DescribedTrainingJob, Format extends WritableFormat>(
  job: J,
  format: Format,
): WrittenJob<J>[Format] {
  const writer = writerOf(format);
  checkJob(job);
  return writer.value(job) as WrittenJob<J>[Format];
}

/**
 * Converts a job to a format as a file holds it.
 *
 * @throws TypeError if the job is not an object, or if there is no such format.
 */
export function writeText(job: DescribedTrainingJob, format: WritableFormat): string {
  const writer = writerOf(format);
  checkJob(job);
  const value = writer.value(job);
  return typeof value === "string" ? value : (writer.text ?? JSON.stringify)(value);
}

function writerOf(format: WritableFormat): Writer {
  if (!Object.hasOwn(writers, format)) throw unknownWord("format", format, Object.keys(writers));
  return writers[format];
}

function checkJob(job: unknown): void {
  if (!isPlainObject(job)) throw new TypeError(`job: expected a DescribeTrainingJob response, found ${describe(job)}`);
}
