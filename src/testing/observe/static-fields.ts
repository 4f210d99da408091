import type { Claim } from "../../machine/evidence.ts";
import { hasEnded, type Life, type Step } from "../walks/life.ts";
import type { Job } from "./job.ts";
import type { JobParameters } from "./job-parameters.ts";

/** What is true of a job from its creation on, however much of its life is told. */
export type Facts = Pick<
  Job<number>,
  "TrainingJobName" | "TrainingJobArn" | "EnableManagedSpotTraining" | "StoppingCondition" | "RetryStrategy"
>;

const DAY = 86_400;

/** The facts of the job whose whole life this is. */
export function factsOf(life: Life, circumstances: JobParameters): Facts {
  const name = `training-job-${circumstances.number}`;
  const isSpot = circumstances.isSpot || uses(life, "EnableManagedSpotTraining");
  const retries = life.steps.filter(({ edge }) => edge.requires === "RetryStrategy").length;
  const facts: Facts = {
    TrainingJobName: name,
    TrainingJobArn: `arn:aws:sagemaker:eu-west-1:123456789012:training-job/${name}`,
    EnableManagedSpotTraining: isSpot,
    StoppingCondition: limitsOf(life, isSpot, circumstances.secondsFromLimit),
  };
  if (circumstances.hasRetryStrategy || retries > 0)
    facts.RetryStrategy = { MaximumRetryAttempts: Math.max(1, retries) };
  return facts;
}

/** A limit that ended the job was reached, and enforced late; any other was not. */
function limitsOf(life: Life, isSpot: boolean, secondsFromLimit: number): Job<number>["StoppingCondition"] {
  const reached = Math.max(1, secondsOf(life) - secondsFromLimit);
  const notReached = Math.max(DAY, secondsOf(life)) + secondsFromLimit;
  const { limit } = life.steps.at(-1)!.state;
  if (limit === "MaxWaitTimeInSeconds") return { MaxRuntimeInSeconds: reached, MaxWaitTimeInSeconds: reached };
  const MaxRuntimeInSeconds = limit === "MaxRuntimeInSeconds" ? reached : notReached;
  return isSpot ? { MaxRuntimeInSeconds, MaxWaitTimeInSeconds: notReached } : { MaxRuntimeInSeconds };
}

/** `secondsFromLimit`, of the limits that came of it. */
export function secondsFromLimitOf(life: Life, { MaxRuntimeInSeconds }: Job<number>["StoppingCondition"]): number {
  const isReached = life.steps.at(-1)!.state.limit !== undefined;
  return isReached ? secondsOf(life) - MaxRuntimeInSeconds : MaxRuntimeInSeconds - Math.max(DAY, secondsOf(life));
}

/** Whole seconds that the life has taken. */
function secondsOf({ steps }: Life): number {
  return Math.floor(steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000);
}

function uses({ steps }: Life, requirement: NonNullable<Claim["requires"]>): boolean {
  return steps.some(({ edge, state }: Step) => edge.requires === requirement || state.requires === requirement);
}

/** Whether the job's end lets it lack the times and figures of its training: AWS documents that for failed jobs. */
export function mayLackFigures(life: Life): boolean {
  return hasEnded(life) && life.steps.at(-1)!.state.primaryStatus === FAILED;
}

/** TrainingJobStatus of the jobs that have a FailureReason, as the rules on it have it. */
export const FAILED = "Failed";
