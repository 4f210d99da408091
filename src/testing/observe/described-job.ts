import type { LifecycleState } from "../../machine/lifecycle.ts";
import type { SecondaryStatus, TrainingJobStatus } from "../../machine/training-job.ts";
import { toSeconds } from "../../model/units.ts";
import { entriesOf } from "../walks/entries.ts";
import { hasEnded, startsOf, type TimedWalk } from "../walks/timed-walk.ts";
import type { JobState } from "./job.ts";
import { type JobParameters, REASONS } from "./job-parameters.ts";
import { mayLackFigures, type StaticFields } from "./static-fields.ts";

/** The DescribeTrainingJob response at the end of a walk, finished or not. Times in epoch milliseconds. */
export function describedJob(walk: TimedWalk, fields: StaticFields, parameters: JobParameters): JobState<number> {
  const starts = startsOf(walk);
  const { state } = walk.steps.at(-1)!;
  const lastChange = starts.at(-1)!;
  const started = startOfTraining(walk, starts);
  const isBare = parameters.lacksFigures && mayLackFigures(walk);
  const job: JobState<number> = {
    ...fields,
    TrainingJobStatus: primaryStatusOf(walk, parameters),
    SecondaryStatus: state.status as SecondaryStatus,
    SecondaryStatusTransitions: entriesOf(walk, (milliseconds) => milliseconds),
    CreationTime: walk.start,
    LastModifiedTime: lastChange + parameters.secondsToModification * 1000,
  };
  if (state.explainedBy === "FailureReason") job.FailureReason = REASONS[parameters.reason]!;
  if (isBare) return job;
  if (started !== undefined) job.TrainingStartTime = started;
  if (!hasEnded(walk)) return job;
  job.TrainingEndTime = lastChange;
  if (started === undefined) return job;
  const stopping = parameters.countsStopping ? 0 : millisecondsOfStopping(walk);
  job.TrainingTimeInSeconds = Math.round(toSeconds(lastChange - started - stopping));
  const percent = fields.EnableManagedSpotTraining ? parameters.billedPercent : 100;
  // Only serverless jobs, which are billed by tokens, are billed no time at all.
  const least = Math.min(1, job.TrainingTimeInSeconds);
  job.BillableTimeInSeconds = Math.max(least, Math.floor((job.TrainingTimeInSeconds * percent) / 100));
  return job;
}

/** The primary status of the last step, or Stopping if a stop was requested that the history does not show yet. */
function primaryStatusOf(walk: TimedWalk, { isStopAsked }: JobParameters): TrainingJobStatus {
  const stop = isStopAsked ? stopOf(walk) : undefined;
  return (stop ?? walk.steps.at(-1)!.state).primaryStatus as TrainingJobStatus;
}

/** The state that a stop request at the end of a walk leads to. */
export function stopOf({ lifecycle, steps }: TimedWalk): LifecycleState | undefined {
  return lifecycle
    .successors(steps.at(-1)!.state.id)
    .map((edge) => lifecycle.states.find(({ id }) => id === edge.to)!)
    .find(({ phase }) => phase === "stopping");
}

/** Start of the first downloading or training step; undefined if there is no such step. */
export function startOfTraining({ steps }: TimedWalk, starts: readonly number[]): number | undefined {
  return starts[steps.findIndex(({ state }) => state.phase === "downloading" || state.phase === "training")];
}

export function millisecondsOfStopping({ steps }: TimedWalk): number {
  return steps.reduce((sum, { state, milliseconds }) => sum + (state.phase === "stopping" ? milliseconds : 0), 0);
}
