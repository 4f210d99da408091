import type { DescribedTrainingJob } from "../../model/job.ts";
import { exports } from "../../write/exports/index.ts";
import { type WritableFormat, writers } from "../../write/formats/index.ts";
import { normalizeJob } from "../../write/normalize-job.ts";
import { writeText } from "../../write/write-job.ts";
import type { GeneratedFormat } from "./generated-formats.ts";

/** The text of one generated job. */
export function jobText(job: DescribedTrainingJob, format: Exclude<GeneratedFormat, "events" | "polls">): string {
  if (isExport(format)) return exports[format].job({ name: String(job.TrainingJobName), job: normalizeJob(job) });
  const text = writeText(job, format);
  // A blank line ends the table of a job in a copy from the console.
  if (format === "console-copy") return `${text}\n`;
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** Whether times in this format have milliseconds. */
export function hasMilliseconds(format: GeneratedFormat): boolean {
  return !Object.hasOwn(writers, format) || writers[format as WritableFormat].precision === "milliseconds";
}

/** What stands around the jobs of a file. */
export function frameOf(format: GeneratedFormat): readonly [begin: string, end: string] {
  return isExport(format) ? [exports[format].begin(), exports[format].end()] : ["", ""];
}

function isExport(format: GeneratedFormat): format is keyof typeof exports {
  return Object.hasOwn(exports, format);
}
