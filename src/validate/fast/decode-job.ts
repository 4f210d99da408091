import { ABSENT, type DecodedJob, NUMBERS } from "../../model/decoded-job.ts";
import { readColumns, storeTime } from "../../model/history-columns.ts";
import { type JobTime, parseJob } from "../../model/job.ts";
import { NEEDED } from "../engine/applicable-rules.ts";
import type { StatusFlags } from "./status-flags.ts";

/**
 * Reads a described job into numbers. Throws what a getter or a proxy in its history throws.
 *
 * @param decoded takes the numbers; it is no job where the answer is false.
 * @returns false where the job is not clean already: a field is not what it should be, a time cannot be read, or
 *   the lifecycle does not know the TrainingJobStatus.
 */
export function decodeJob(value: unknown, table: StatusFlags, decoded: DecodedJob): boolean {
  const { job, problems } = parseJob(value);
  if (problems.length > 0) return false;
  decoded.fields = 0;
  if (!readColumns(job.SecondaryStatusTransitions!, table.steps.columnOf, decoded.history)) return false;
  NEEDED.forEach((field, i) => {
    if (job[field] !== undefined) decoded.fields |= 1 << i;
  });

  const { TrainingJobStatus: primary, SecondaryStatus: secondary } = job;
  decoded.primary = primary === undefined ? ABSENT : table.primaryStatuses.indexOf(primary);
  if (primary !== undefined && decoded.primary === ABSENT) return false;
  decoded.secondary = secondary === undefined ? ABSENT : table.steps.columnOf(secondary);

  const { numbers } = decoded;
  let isReadable = true;
  const time = (field: JobTime) => {
    if (job[field] === undefined) return Number.NaN;
    storeTime(job[field], decoded.history, one, 0);
    if (Number.isNaN(one[0])) isReadable = false;
    return one[0]!;
  };
  numbers[NUMBERS.creationTime] = time("CreationTime");
  numbers[NUMBERS.trainingStartTime] = time("TrainingStartTime");
  numbers[NUMBERS.trainingEndTime] = time("TrainingEndTime");
  numbers[NUMBERS.lastModifiedTime] = time("LastModifiedTime");

  numbers[NUMBERS.trainingSeconds] = job.TrainingTimeInSeconds ?? Number.NaN;
  numbers[NUMBERS.billableSeconds] = job.BillableTimeInSeconds ?? Number.NaN;
  numbers[NUMBERS.maxRuntimeSeconds] = job.StoppingCondition?.MaxRuntimeInSeconds ?? Number.NaN;
  numbers[NUMBERS.maxWaitSeconds] = job.StoppingCondition?.MaxWaitTimeInSeconds ?? Number.NaN;
  decoded.isSpot = job.EnableManagedSpotTraining;
  decoded.hasRetryStrategy = job.RetryStrategy !== undefined;
  decoded.hasFailureReason = Boolean(job.FailureReason);
  return isReadable;
}

/** Where a time is put to be read from. */
const one = new Float64Array(1);
