import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { DescribedTrainingJob } from "../../model/job.ts";
import { mapTimes } from "../../model/map-times.ts";
import { type WritableFormat, writers } from "../../write/formats/index.ts";
import type { Writer } from "../../write/writer.ts";
import { walkOf } from "../walks/entries.ts";
import type { Walks } from "../walks/walks.ts";
import type { JobState } from "./job.ts";
import { jobParametersOf } from "./job-parameters-of.ts";
import { unnamed } from "./named.ts";
import type { PlannedJob } from "./planned-job-arbitrary.ts";

/**
 * The job inside a value of an output format, times in epoch milliseconds.
 *
 * @throws TypeError if the format is text or has field names of its own, which only `readHistories` understands.
 */
export function jobIn(
  value: unknown,
  format: WritableFormat,
  lifecycle: Lifecycle = trainingJobLifecycle,
): JobState<number> {
  const { extract }: Writer = writers[format];
  if (extract === undefined) throw new TypeError(`only readHistories reads jobs as ${format}`);
  return mapTimes(
    unnamed(extract(value), lifecycle) as DescribedTrainingJob,
    ({ milliseconds }) => milliseconds,
  ) as unknown as JobState<number>;
}

/**
 * The inverse of `jobAtEnd`.
 *
 * @throws TypeError if no walk in `walks` produces the job's history.
 */
export function plannedJobOf(job: JobState<number>, walks: Walks): PlannedJob {
  const walk = walkOf(job.SecondaryStatusTransitions, walks);
  return { walk, parameters: jobParametersOf(job, walk) };
}
