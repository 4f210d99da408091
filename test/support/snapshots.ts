import { trainingJobLifecycle } from "../../src/index.ts";
import type { Job } from "./jobs.ts";

/**
 * The descriptions of a job that one gets who polls it through its life: one at each entry, still open, and at last
 * the job itself. A broken job is cut in the same way.
 */
export function snapshotsOf(job: Job): Job[] {
  const history = job.SecondaryStatusTransitions;
  const table = trainingJobLifecycle.replayTable();
  let row = 0;
  const earlier = history.slice(0, -1).map((entry, i): Job => {
    row = table.next[row * table.columns + table.columnOf(entry.Status)]!;
    const { TrainingStartTime, TrainingEndTime, TrainingTimeInSeconds, BillableTimeInSeconds, FailureReason, ...rest } =
      job;
    const { EndTime, ...open } = entry;
    const isStarted = TrainingStartTime !== undefined && TrainingStartTime <= entry.StartTime;
    return {
      ...rest,
      ...(isStarted ? { TrainingStartTime } : {}),
      TrainingJobStatus:
        trainingJobLifecycle.states.find(({ id }) => id === table.states[row]![0])?.primaryStatus ?? "InProgress",
      SecondaryStatus: entry.Status,
      SecondaryStatusTransitions: [...history.slice(0, i), open],
      LastModifiedTime: entry.StartTime + 1,
    };
  });
  return [...earlier, job];
}
