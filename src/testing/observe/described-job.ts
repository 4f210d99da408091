import type { LifecycleState } from "../../machine/lifecycle.ts";
import { type SecondaryStatus, type TrainingJobStatus, trainingJob } from "../../machine/training-job.ts";
import { entriesOf } from "../walks/entries.ts";
import { hasEnded, type Life, startsOf } from "../walks/life.ts";
import type { Job } from "./job.ts";
import { type JobParameters, REASONS } from "./job-parameters.ts";
import { FAILED, type Facts, mayLackFigures } from "./static-fields.ts";

/** How DescribeTrainingJob describes a job, at the end of its life or in the midst of it. Times in epoch milliseconds. */
export function describedJob(life: Life, facts: Facts, circumstances: JobParameters): Job<number> {
  const starts = startsOf(life);
  const { state } = life.steps.at(-1)!;
  const lastChange = starts.at(-1)!;
  const started = startOfTraining(life, starts);
  const isBare = circumstances.lacksFigures && mayLackFigures(life);
  const job: Job<number> = {
    ...facts,
    TrainingJobStatus: primaryStatusOf(life, circumstances),
    SecondaryStatus: state.status as SecondaryStatus,
    SecondaryStatusTransitions: entriesOf(life, (milliseconds) => milliseconds),
    CreationTime: life.start,
    LastModifiedTime: lastChange + circumstances.secondsToModification * 1000,
  };
  if (state.primaryStatus === FAILED) job.FailureReason = REASONS[circumstances.reason]!;
  if (isBare) return job;
  if (started !== undefined) job.TrainingStartTime = started;
  if (!hasEnded(life)) return job;
  job.TrainingEndTime = lastChange;
  if (started === undefined) return job;
  const stopping = circumstances.countsStopping ? 0 : millisecondsOfStopping(life);
  job.TrainingTimeInSeconds = Math.round((lastChange - started - stopping) / 1000);
  const percent = facts.EnableManagedSpotTraining ? circumstances.billedPercent : 100;
  job.BillableTimeInSeconds = Math.floor((job.TrainingTimeInSeconds * percent) / 100);
  return job;
}

/** The primary status of the last visit, or where a stop was asked for and is not shown yet, that of the stop. */
function primaryStatusOf({ steps }: Life, { isStopAsked }: JobParameters): TrainingJobStatus {
  const { state } = steps.at(-1)!;
  const stop = isStopAsked ? stopOf(state) : undefined;
  return (stop ?? state).primaryStatus as TrainingJobStatus;
}

/** The state after a stop that is asked for in a state: a status that gives its name to a primary one and is no end. */
export function stopOf(state: LifecycleState): LifecycleState | undefined {
  return trainingJob
    .successors(state.id)
    .map((edge) => trainingJob.states.find(({ id }) => id === edge.to)!)
    .find(({ status, primaryStatus, terminal }) => status === primaryStatus && !terminal);
}

/** When the job first downloaded or trained; undefined where it never did. */
export function startOfTraining({ steps }: Life, starts: readonly number[]): number | undefined {
  return starts[steps.findIndex(({ state }) => state.phase === "downloading" || state.phase === "training")];
}

export function millisecondsOfStopping({ steps }: Life): number {
  return steps.reduce((sum, { state, milliseconds }) => sum + (state.phase === "stopping" ? milliseconds : 0), 0);
}
