import { hasEnded, type Life, startsOf } from "../walks/life.ts";
import { millisecondsOfStopping, stopOf } from "./described-job.ts";
import type { Job } from "./job.ts";
import { type JobParameters, REASONS } from "./job-parameters.ts";
import { mayLackFigures, secondsFromLimitOf } from "./static-fields.ts";

/**
 * The circumstances that describe a job as it is. Where several would, or none, it answers with some: `unmapped` looks
 * whether they do. Times in epoch milliseconds.
 */
export function circumstancesOf(job: Job<number>, life: Life): JobParameters {
  const { TrainingTimeInSeconds: training = 0, BillableTimeInSeconds: billable = 0 } = job;
  const starts = startsOf(life);
  const lastChange = starts.at(-1)!;
  const counted = lastChange - (job.TrainingStartTime ?? 0);
  return {
    number: Number(job.TrainingJobName.slice(job.TrainingJobName.lastIndexOf("-") + 1)),
    isSpot: job.EnableManagedSpotTraining,
    hasRetryStrategy: job.RetryStrategy !== undefined,
    billedPercent: job.EnableManagedSpotTraining && training > 0 ? Math.ceil((billable * 100) / training) : 0,
    countsStopping: millisecondsOfStopping(life) > 0 && Math.round(counted / 1000) === training,
    secondsToModification: (job.LastModifiedTime - lastChange) / 1000,
    secondsFromLimit: secondsFromLimitOf(life, job.StoppingCondition),
    isStopAsked: !hasEnded(life) && stopOf(life.steps.at(-1)!.state)?.primaryStatus === job.TrainingJobStatus,
    lacksFigures: mayLackFigures(life) && job.TrainingEndTime === undefined,
    reason: Math.max(0, REASONS.indexOf(job.FailureReason as never)),
  };
}
