import type { PlannedJob } from "../observe/planned-job-arbitrary.ts";
import { snapshots } from "../observe/snapshots.ts";
import { type LimitFault, pickFrom, type SnapshotsFault } from "./fault.ts";

const AN_HOUR = 3600;

/** The response while an entry was open, with no rewritten messages. */
function during(planned: PlannedJob, entry: number) {
  const rewrites = planned.walk.steps.map(() => 0);
  return snapshots(planned, rewrites)({ entry, rewritten: 0 });
}

function atEnd(planned: PlannedJob) {
  return during(planned, planned.walk.steps.length - 1);
}

export const historyRewritten: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "a closed entry has a later end in the later snapshot",
    constraints: { minLength: 2 },
    inject(planned, pick) {
      const { steps } = planned.walk;
      const last = steps.length - 1;
      const i = pick(0, last - 1);
      const milliseconds = steps[i]!.milliseconds + pick(1, AN_HOUR) * 1000;
      const rewritten = { ...planned.walk, steps: steps.with(i, { ...steps[i]!, milliseconds }) };
      const earlier = during(planned, pick(i + 1, last));
      // The settings are derived from the walk, and stay the same.
      const { StoppingCondition } = earlier;
      return {
        earlier,
        later: { ...during({ ...planned, walk: rewritten }, last), StoppingCondition },
        path: ["SecondaryStatusTransitions", i, "EndTime"],
      };
    },
  },
];

export const historyShrunk: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "the later snapshot is an older response",
    constraints: { minLength: 2 },
    inject(planned, pick) {
      const last = planned.walk.steps.length - 1;
      const later = pick(0, last - 1);
      return {
        earlier: during(planned, pick(later + 1, last)),
        later: during(planned, later),
        path: ["SecondaryStatusTransitions"],
      };
    },
  },
];

export const primaryStatusReversed: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "a running job had a terminal TrainingJobStatus in the earlier snapshot",
    constraints: { ended: false },
    inject(planned, pick) {
      const later = atEnd(planned);
      const { states } = planned.walk.lifecycle;
      const ends = states.flatMap(({ terminal, primaryStatus }) => (terminal ? primaryStatus! : []));
      const TrainingJobStatus = pickFrom(ends, pick) as typeof later.TrainingJobStatus | undefined;
      if (TrainingJobStatus === undefined) return undefined;
      return { earlier: { ...later, TrainingJobStatus }, later, path: ["TrainingJobStatus"] };
    },
  },
];

export const settingsChanged: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "MaxRuntimeInSeconds was another one in the earlier snapshot",
    inject(planned, pick) {
      const later = atEnd(planned);
      const { MaxRuntimeInSeconds } = later.StoppingCondition;
      const StoppingCondition = {
        ...later.StoppingCondition,
        MaxRuntimeInSeconds: MaxRuntimeInSeconds + pick(1, AN_HOUR),
      };
      const limits = { ...StoppingCondition };
      if (limits.MaxWaitTimeInSeconds! < limits.MaxRuntimeInSeconds)
        limits.MaxWaitTimeInSeconds = limits.MaxRuntimeInSeconds;
      return {
        earlier: { ...later, StoppingCondition: limits },
        later,
        path: ["StoppingCondition", "MaxRuntimeInSeconds"],
      };
    },
  },
  {
    of: "snapshots",
    title: "MaxWaitTimeInSeconds was another one in the earlier snapshot",
    inject(planned, pick) {
      const later = atEnd(planned);
      const { StoppingCondition } = later;
      if (StoppingCondition.MaxWaitTimeInSeconds === undefined) return undefined;
      const MaxWaitTimeInSeconds = StoppingCondition.MaxWaitTimeInSeconds + pick(1, AN_HOUR);
      return {
        earlier: { ...later, StoppingCondition: { ...StoppingCondition, MaxWaitTimeInSeconds } },
        later,
        path: ["StoppingCondition", "MaxWaitTimeInSeconds"],
      };
    },
  },
  {
    of: "snapshots",
    title: "MaximumRetryAttempts was another one in the earlier snapshot",
    inject(planned, pick) {
      const later = atEnd(planned);
      if (later.RetryStrategy === undefined) return undefined;
      const MaximumRetryAttempts = later.RetryStrategy.MaximumRetryAttempts + pick(1, 5);
      return {
        earlier: { ...later, RetryStrategy: { MaximumRetryAttempts } },
        later,
        path: ["RetryStrategy", "MaximumRetryAttempts"],
      };
    },
  },
  {
    of: "snapshots",
    title: "a job that is not managed spot training was it in the earlier snapshot",
    constraints: { spot: false },
    inject(planned) {
      const later = atEnd(planned);
      if (later.EnableManagedSpotTraining) return undefined;
      return { earlier: { ...later, EnableManagedSpotTraining: true }, later, path: ["EnableManagedSpotTraining"] };
    },
  },
  {
    of: "snapshots",
    title: "CreationTime was earlier in the earlier snapshot",
    inject(planned, pick) {
      const later = atEnd(planned);
      const CreationTime = later.CreationTime - pick(1, AN_HOUR) * 1000;
      return { earlier: { ...later, CreationTime }, later, path: ["CreationTime"] };
    },
  },
];

export const warmPoolReversed: readonly SnapshotsFault[] = [
  {
    of: "snapshots",
    title: "a warm pool that was terminated is in use again",
    constraints: { spot: false },
    inject(planned) {
      const job = atEnd(planned);
      if (job.EnableManagedSpotTraining) return undefined;
      return {
        earlier: { ...job, WarmPoolStatus: { Status: "Terminated" as const } },
        later: { ...job, WarmPoolStatus: { Status: "InUse" as const } },
        path: ["WarmPoolStatus", "Status"],
      };
    },
  },
];

export const stuck: readonly LimitFault[] = [
  {
    of: "limit",
    title: "the open entry exceeds the limit of its status",
    constraints: { ended: false },
    inject(history, pick) {
      const { Status, StartTime } = history.at(-1)!;
      const limit = pick(1, AN_HOUR);
      const now = new Date(StartTime + (limit + pick(1, AN_HOUR)) * 1000);
      return { options: { limits: { [Status]: limit }, now }, path: [history.length - 1, "StartTime"] };
    },
  },
];
