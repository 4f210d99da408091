import type { DescribedTrainingJob } from "../model/job.ts";
import { unknownWord } from "../model/unknown-word.ts";
import { type WritableFormat, writers } from "./formats/index.ts";
import type { Writer } from "./writer.ts";

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
