import { trainingJob } from "../../machine/training-job.ts";
import type { JobLife } from "../observe/job-life-arbitrary.ts";
import { snapshots } from "../observe/snapshots.ts";
import { type LimitFault, pickFrom, type SnapshotsFault } from "./fault.ts";

const AN_HOUR = 3600;

/** The job as it was described while a visit lasted, its messages never rewritten. */
function during(jobLife: JobLife, visit: number) {
  const rewrites = jobLife.life.steps.map(() => 0);
  return snapshots(jobLife, rewrites)({ visit, rewritten: 0 });
}

export const historyRewritten: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "a visit that was over lasted longer when the job is described again",
    lives: { minEntries: 2 },
    breaks(jobLife, pick) {
      const { start, steps } = jobLife.life;
      const last = steps.length - 1;
      const i = pick(0, last - 1);
      const milliseconds = steps[i]!.milliseconds + pick(1, AN_HOUR) * 1000;
      const rewritten = { start, steps: steps.with(i, { ...steps[i]!, milliseconds }) };
      return {
        earlier: during(jobLife, pick(i + 1, last)),
        later: during({ ...jobLife, life: rewritten }, last),
        path: ["SecondaryStatusTransitions", i, "EndTime"],
      };
    },
  },
];

export const historyShrunk: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "an old description is taken for a new one",
    lives: { minEntries: 2 },
    breaks(jobLife, pick) {
      const last = jobLife.life.steps.length - 1;
      const later = pick(0, last - 1);
      return {
        earlier: during(jobLife, pick(later + 1, last)),
        later: during(jobLife, later),
        path: ["SecondaryStatusTransitions"],
      };
    },
  },
];

export const primaryStatusReversed: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "a job that is on its way was once said to have ended",
    lives: { ended: false },
    breaks(jobLife, pick) {
      const later = during(jobLife, jobLife.life.steps.length - 1);
      const ends = trainingJob.states.flatMap(({ terminal, primaryStatus }) => (terminal ? primaryStatus! : []));
      const TrainingJobStatus = pickFrom(ends, pick) as typeof later.TrainingJobStatus;
      return { earlier: { ...later, TrainingJobStatus }, later, path: ["TrainingJobStatus"] };
    },
  },
];

export const stuck: readonly LimitFault[] = [
  {
    of: "limit",
    title: "the last visit has lasted longer than its status may",
    lives: { ended: false },
    breaks(history, pick) {
      const { Status, StartTime } = history.at(-1)!;
      const limit = pick(1, AN_HOUR);
      const now = new Date(StartTime + (limit + pick(1, AN_HOUR)) * 1000);
      return { options: { limits: { [Status]: limit }, now }, path: [history.length - 1, "StartTime"] };
    },
  },
];
