import type { Requirement } from "../../machine/evidence.ts";
import { toSeconds } from "../../model/units.ts";
import { requirementOf } from "../walks/requirement.ts";
import { hasEnded, type TimedWalk, type WalkStep } from "../walks/timed-walk.ts";
import type { JobState } from "./job.ts";
import type { JobParameters } from "./job-parameters.ts";
import { trainingJobArn } from "./whole-job.ts";

/** The fields that are fixed when a job is created. */
export type StaticFields = Pick<
  JobState<number>,
  "TrainingJobName" | "TrainingJobArn" | "EnableManagedSpotTraining" | "StoppingCondition" | "RetryStrategy"
>;

const DAY = 86_400;

/** The static fields of the job whose complete history is the walk. */
export function staticFieldsOf(walk: TimedWalk, parameters: JobParameters): StaticFields {
  const name = `training-job-${parameters.number}`;
  const isSpot = parameters.isSpot || uses(walk, "EnableManagedSpotTraining");
  const retries = walk.steps.filter(({ edge }) => edge.requires === "RetryStrategy").length;
  const fields: StaticFields = {
    TrainingJobName: name,
    TrainingJobArn: trainingJobArn(name),
    EnableManagedSpotTraining: isSpot,
    StoppingCondition: limitsOf(walk, isSpot, parameters.secondsFromLimit),
  };
  if (parameters.hasRetryStrategy || retries > 0) fields.RetryStrategy = { MaximumRetryAttempts: Math.max(1, retries) };
  return fields;
}

/** A limit that ended the job was reached and enforced late; any other limit was not reached. */
function limitsOf(walk: TimedWalk, isSpot: boolean, secondsFromLimit: number): JobState<number>["StoppingCondition"] {
  const reached = Math.max(1, secondsOf(walk) - secondsFromLimit);
  const notReached = Math.max(DAY, secondsOf(walk)) + secondsFromLimit;
  const { limit } = walk.steps.at(-1)!.state;
  if (limit === "MaxWaitTimeInSeconds") return { MaxRuntimeInSeconds: reached, MaxWaitTimeInSeconds: reached };
  const MaxRuntimeInSeconds = limit === "MaxRuntimeInSeconds" ? reached : notReached;
  return isSpot ? { MaxRuntimeInSeconds, MaxWaitTimeInSeconds: notReached } : { MaxRuntimeInSeconds };
}

/** The inverse of `limitsOf`. */
export function secondsFromLimitOf(
  walk: TimedWalk,
  { MaxRuntimeInSeconds }: JobState<number>["StoppingCondition"],
): number {
  const isReached = walk.steps.at(-1)!.state.limit !== undefined;
  return isReached ? secondsOf(walk) - MaxRuntimeInSeconds : MaxRuntimeInSeconds - Math.max(DAY, secondsOf(walk));
}

/** Total duration in whole seconds. */
function secondsOf({ steps }: TimedWalk): number {
  return Math.floor(toSeconds(steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0)));
}

function uses({ steps }: TimedWalk, requirement: Requirement): boolean {
  return steps.some(
    ({ edge, state }: WalkStep) => requirementOf(edge) === requirement || requirementOf(state) === requirement,
  );
}

/** Whether the job may lack its training times and durations, which AWS documents for failed jobs. */
export function mayLackFigures(walk: TimedWalk): boolean {
  return hasEnded(walk) && walk.steps.at(-1)!.state.explainedBy === "FailureReason";
}
