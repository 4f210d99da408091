import { isDeleting, isRunning, isStopping } from "../../validate/engine/primary-status.ts";
import type { JobState } from "../observe/job.ts";
import type { JobFault, WalkFault } from "./fault.ts";

/* Faults in fields that contradict the job's progress. Seconds and milliseconds as in `fields.ts`. */

const A_SECOND = 1000;
const AN_HOUR = 3_600_000;
const A_DAY = 86_400_000;

const history = ({ SecondaryStatusTransitions }: JobState<number>) => SecondaryStatusTransitions;

/** More restarts than ten cluster repairs and one retry explain. */
const RESTARTS = 12;

export const historyMissing: readonly JobFault[] = [
  {
    of: "job",
    title: "the history of an ended job is emptied",
    constraints: { ended: true },
    inject(job) {
      history(job).length = 0;
      return ["SecondaryStatusTransitions"];
    },
  },
];

function endsTooEarly(title: string, isAffected: typeof isRunning): readonly JobFault[] {
  return [
    {
      of: "job",
      title,
      constraints: { ended: false },
      inject(job, _, lifecycle) {
        if (!isAffected(lifecycle, job.TrainingJobStatus)) return undefined;
        job.TrainingEndTime = job.LastModifiedTime;
        return ["TrainingEndTime"];
      },
    },
  ];
}

export const trainingEndWhileRunning = endsTooEarly("a running job has a TrainingEndTime", isRunning);

export const trainingEndWhileStopping = endsTooEarly("a stopping job has a TrainingEndTime", isStopping);

export const deletingBeforeEnd: readonly JobFault[] = [
  {
    of: "job",
    title: "a job is deleted before it has ended",
    constraints: { ended: false },
    inject(job, _, lifecycle) {
      const deleting = lifecycle.primaryStatuses.find((primary) => isDeleting(lifecycle, primary));
      if (deleting === undefined) return undefined;
      job.TrainingJobStatus = deleting as typeof job.TrainingJobStatus;
      return ["TrainingJobStatus"];
    },
  },
];

export const trainingStartTooEarly: readonly JobFault[] = [
  {
    of: "job",
    title: "a job that waits for instances has a TrainingStartTime",
    constraints: { ended: false, maxLength: 2 },
    inject(job, _, { statesOf }) {
      const isWaiting = history(job).every(({ Status }) => statesOf(Status)[0]!.phase === "waiting");
      if (!isWaiting) return undefined;
      job.TrainingStartTime = job.LastModifiedTime;
      return ["TrainingStartTime"];
    },
  },
];

export const retryLimitExceeded: readonly JobFault[] = [
  {
    of: "job",
    title: "the job restarts more often than retries and repairs allow",
    inject(job, _, { statesOf, successors }) {
      const [first] = history(job);
      const retry = successors(statesOf(first!.Status)[0]!.id).find(({ requires }) => requires === "RetryStrategy");
      if (retry === undefined || retry.status !== first!.Status) return undefined;
      const attempts = Array.from({ length: RESTARTS }, (_, i) => ({
        ...first!,
        StartTime: first!.StartTime - (RESTARTS - i) * A_SECOND,
        EndTime: first!.StartTime - (RESTARTS - i - 1) * A_SECOND,
      }));
      history(job).unshift(...attempts);
      job.CreationTime = attempts[0]!.StartTime;
      job.RetryStrategy = { MaximumRetryAttempts: 1 };
      return ["SecondaryStatusTransitions", RESTARTS, "Status"];
    },
  },
];

export const lifetimeExceeded: readonly WalkFault[] = [
  {
    of: "walk",
    title: "an entry lasts more than 30 days",
    constraints: { minLength: 2 },
    inject(walk, pick) {
      const { lifecycle, steps } = walk;
      if (lifecycle.maxDurationInSeconds === undefined) return undefined;
      const last = steps.length - 1;
      const longest = { ...steps[last - 1]!, milliseconds: pick(31, 60) * A_DAY };
      return { walk: { ...walk, steps: steps.with(last - 1, longest) }, path: [last, "StartTime"] };
    },
  },
];

export const metricOutsideTraining: readonly JobFault[] = [
  {
    of: "job",
    title: "a final metric is recorded before the training started",
    inject(job, pick) {
      if (job.TrainingStartTime === undefined) return undefined;
      const Timestamp = job.TrainingStartTime - pick(2 * A_SECOND, AN_HOUR);
      job.FinalMetricDataList = [{ MetricName: "loss", Value: 0.1, Timestamp }];
      return ["FinalMetricDataList", 0, "Timestamp"];
    },
  },
];

export const warmPoolMismatch: readonly JobFault[] = [
  {
    of: "job",
    title: "a warm pool is reused by no job",
    inject(job) {
      job.WarmPoolStatus = { Status: "Reused" };
      return ["WarmPoolStatus"];
    },
  },
];
