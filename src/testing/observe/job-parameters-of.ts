import { toSeconds } from "../../model/units.ts";
import { hasEnded, startsOf, type TimedWalk } from "../walks/timed-walk.ts";
import { millisecondsOfStopping, stopOf } from "./described-job.ts";
import type { JobState } from "./job.ts";
import { type JobParameters, REASONS } from "./job-parameters.ts";
import { mayLackFigures, secondsFromLimitOf } from "./static-fields.ts";

/**
 * The parameters that reproduce a job's fields. If several sets do, or none does, the result is one of many:
 * `checkedUnmapper` verifies it. Times in epoch milliseconds.
 */
export function jobParametersOf(job: JobState<number>, walk: TimedWalk): JobParameters {
  const { TrainingTimeInSeconds: training = 0, BillableTimeInSeconds: billable = 0 } = job;
  const starts = startsOf(walk);
  const lastChange = starts.at(-1)!;
  const counted = lastChange - (job.TrainingStartTime ?? 0);
  return {
    number: numberIn(job.TrainingJobName),
    isSpot: job.EnableManagedSpotTraining,
    hasRetryStrategy: job.RetryStrategy !== undefined,
    billedPercent: job.EnableManagedSpotTraining && training > 0 ? Math.ceil((billable * 100) / training) : 1,
    countsStopping: millisecondsOfStopping(walk) > 0 && Math.round(toSeconds(counted)) === training,
    secondsToModification: toSeconds(job.LastModifiedTime - lastChange),
    secondsFromLimit: secondsFromLimitOf(walk, job.StoppingCondition),
    isStopAsked: !hasEnded(walk) && stopOf(walk)?.primaryStatus === job.TrainingJobStatus,
    lacksFigures: mayLackFigures(walk) && job.TrainingEndTime === undefined,
    reason: Math.max(0, REASONS.indexOf(job.FailureReason as never)),
  };
}

/** The number at the end of a name; 1 if the name has none, because `base` sets it. */
function numberIn(name: string): number {
  return Number(/-(\d{1,4})$/.exec(name)?.[1] ?? 1);
}
