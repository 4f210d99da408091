import type { LifecycleState } from "../../machine/lifecycle.ts";
import type { JobTime } from "../../model/job.ts";
import { toSeconds } from "../../model/units.ts";
import { mayBeExplained } from "../../validate/engine/primary-status.ts";
import type { JobState } from "../observe/job.ts";
import { requirementOf } from "../walks/requirement.ts";
import { type JobFault, type Pick, pickFrom } from "./fault.ts";
import { legalPrefix } from "./legal-prefix.ts";

/** Rules ignore differences of less than a second, which may come from rounding. */
const A_SECOND = 1000;
const AN_HOUR = 3_600_000;

const ended = { ended: true } as const;

/** Moves a time of the job forward or back; returns undefined if the job does not have it. */
function moved(job: JobState<number>, field: JobTime, pick: Pick) {
  const time = job[field];
  if (time === undefined) return undefined;
  const distance = pick(A_SECOND, AN_HOUR);
  job[field] = pick(0, 1) === 0 ? time + distance : time - distance;
  return [field];
}

function moves(field: JobTime): JobFault {
  return {
    of: "job",
    title: `${field} is moved`,
    constraints: ended,
    inject: (job, pick) => moved(job, field, pick),
  };
}

const history = ({ SecondaryStatusTransitions }: JobState<number>) => SecondaryStatusTransitions;

export const unfinishedHistory: readonly JobFault[] = [
  {
    of: "job",
    title: "the last entry is removed",
    constraints: { ended: true, minLength: 2 },
    inject(job) {
      history(job).pop();
      return ["SecondaryStatusTransitions", history(job).length - 1, "Status"];
    },
  },
];

export const secondaryStatusMismatch: readonly JobFault[] = [
  {
    of: "job",
    title: "SecondaryStatus is replaced",
    constraints: ended,
    inject(job, pick, { statuses }) {
      const other = pickFrom(
        statuses.filter((status) => status !== job.SecondaryStatus),
        pick,
      );
      if (other === undefined) return undefined;
      job.SecondaryStatus = other as typeof job.SecondaryStatus;
      return ["SecondaryStatus"];
    },
  },
  {
    of: "job",
    title: "the last entry's status is replaced by another legal terminal status",
    constraints: { ended: true, minLength: 2 },
    inject(job, pick, lifecycle) {
      const last = history(job).at(-1)!;
      const before = legalPrefix(
        history(job).map(({ Status }) => Status),
        lifecycle,
      ).at(-2)!;
      const others = lifecycle
        .successors(before.to)
        .filter(({ status }) => status !== last.Status && lifecycle.terminalStatuses.includes(status))
        .filter(({ status }) => lifecycle.statesOf(status).every((state) => requirementOf(state) === undefined));
      const other = pickFrom(others, pick);
      if (other === undefined) return undefined;
      last.Status = other.status as typeof last.Status;
      return ["SecondaryStatus"];
    },
  },
];

export const statusMismatch: readonly JobFault[] = [
  {
    of: "job",
    title: "TrainingJobStatus is replaced",
    constraints: ended,
    inject(job, pick, { primaryStatuses, states }) {
      const filled = primaryStatuses.filter((primary) => states.some((state) => state.primaryStatus === primary));
      const others = [...filled, job.TrainingJobStatus.toUpperCase()].filter((s) => s !== job.TrainingJobStatus);
      job.TrainingJobStatus = pickFrom(others, pick) as typeof job.TrainingJobStatus;
      return ["TrainingJobStatus"];
    },
  },
];

export const spotStatusWithoutSpot: readonly JobFault[] = [
  {
    of: "job",
    title: "EnableManagedSpotTraining is set to false",
    constraints: { minLength: 3 },
    inject(job, _, { statesOf }) {
      const i = history(job).findIndex(({ Status }) =>
        statesOf(Status).some((state) => requirementOf(state) === "EnableManagedSpotTraining"),
      );
      // With a RetryStrategy, a job without spot training may have a MaxWaitTimeInSeconds.
      if (i < 0 || job.RetryStrategy !== undefined) return undefined;
      job.EnableManagedSpotTraining = false;
      return ["SecondaryStatusTransitions", i, "Status"];
    },
  },
];

export const creationTimeMismatch: readonly JobFault[] = [
  moves("CreationTime"),
  {
    of: "job",
    title: "the start of the first entry is moved back",
    constraints: { minLength: 2 },
    inject(job, pick) {
      history(job)[0]!.StartTime -= pick(A_SECOND, AN_HOUR);
      return ["CreationTime"];
    },
  },
];

export const trainingStartMismatch: readonly JobFault[] = [
  {
    of: "job",
    title: "TrainingStartTime is moved",
    constraints: { minLength: 2 },
    inject(job, pick, { statesOf }) {
      const first = history(job).find(({ StartTime }) => StartTime === job.TrainingStartTime);
      const isDownload = first !== undefined && statesOf(first.Status)[0]!.phase === "downloading";
      return isDownload ? moved(job, "TrainingStartTime", pick) : undefined;
    },
  },
];

export const trainingEndMismatch: readonly JobFault[] = [moves("TrainingEndTime")];

export const lastModifiedTooEarly: readonly JobFault[] = [
  {
    of: "job",
    title: "LastModifiedTime is moved before the start of the last entry",
    inject(job, pick) {
      job.LastModifiedTime = history(job).at(-1)!.StartTime - pick(A_SECOND, AN_HOUR);
      return ["LastModifiedTime"];
    },
  },
];

export const trainingTimeMismatch: readonly JobFault[] = [
  {
    of: "job",
    title: "TrainingTimeInSeconds is increased",
    constraints: ended,
    inject(job, pick) {
      if (job.TrainingTimeInSeconds === undefined) return undefined;
      // More than the total time, because it is not certain which phases count.
      job.TrainingTimeInSeconds = Math.ceil(toSeconds(job.TrainingEndTime! - job.TrainingStartTime!)) + pick(2, 3600);
      return ["TrainingTimeInSeconds"];
    },
  },
];

export const billableTimeMismatch: readonly JobFault[] = [
  {
    of: "job",
    title: "BillableTimeInSeconds is greater than TrainingTimeInSeconds",
    constraints: ended,
    inject(job, pick) {
      if (job.TrainingTimeInSeconds === undefined) return undefined;
      job.BillableTimeInSeconds = job.TrainingTimeInSeconds + pick(1, 3600);
      return ["BillableTimeInSeconds"];
    },
  },
  {
    of: "job",
    title: "BillableTimeInSeconds is less than TrainingTimeInSeconds without spot training",
    constraints: { ended: true, minLength: 3 },
    inject(job, pick) {
      const seconds = job.TrainingTimeInSeconds ?? 0;
      // A job that repeats a status may have been restarted, which is not billed.
      const isRestarted = new Set(history(job).map(({ Status }) => Status)).size < history(job).length;
      if (seconds < 2 || job.EnableManagedSpotTraining || isRestarted) return undefined;
      job.BillableTimeInSeconds = pick(1, seconds - 1);
      return ["BillableTimeInSeconds"];
    },
  },
];

export const failureReasonMissing: readonly JobFault[] = [
  {
    of: "job",
    title: "FailureReason is removed",
    constraints: ended,
    inject(job) {
      if (job.FailureReason === undefined) return undefined;
      delete job.FailureReason;
      return ["FailureReason"];
    },
  },
];

export const failureReasonUnexpected: readonly JobFault[] = [
  {
    of: "job",
    title: "FailureReason is added to a job that did not fail",
    inject(job, _, lifecycle) {
      const { FailureReason, TrainingJobStatus } = job;
      // A job that is being deleted may have failed before.
      if (FailureReason !== undefined || mayBeExplained(lifecycle, TrainingJobStatus)) return undefined;
      job.FailureReason = "AlgorithmError: exit code 1";
      return ["FailureReason"];
    },
  },
];

export const maxWaitBelowMaxRuntime: readonly JobFault[] = [
  {
    of: "job",
    title: "MaxWaitTimeInSeconds is set below MaxRuntimeInSeconds",
    inject({ StoppingCondition: limits }, pick) {
      limits.MaxWaitTimeInSeconds = limits.MaxRuntimeInSeconds - pick(1, limits.MaxRuntimeInSeconds);
      return ["StoppingCondition", "MaxWaitTimeInSeconds"];
    },
  },
];

function notReached(limit: NonNullable<LifecycleState["limit"]>): readonly JobFault[] {
  return [
    {
      of: "job",
      title: `${limit} is set to more than the total time`,
      constraints: ended,
      inject(job, pick, { statesOf }) {
        const last = history(job).at(-1)!;
        if (statesOf(last.Status)[0]!.limit !== limit) return undefined;
        const elapsed = Math.ceil(toSeconds(last.StartTime - history(job)[0]!.StartTime));
        const limits = job.StoppingCondition;
        limits[limit] = elapsed + pick(1, 3600);
        // CreateTrainingJob accepts no smaller MaxWaitTimeInSeconds.
        if (limits.MaxWaitTimeInSeconds! < limits.MaxRuntimeInSeconds) {
          limits.MaxWaitTimeInSeconds = limits.MaxRuntimeInSeconds;
        }
        return ["SecondaryStatusTransitions", history(job).length - 1, "Status"];
      },
    },
  ];
}

export const maxRuntimeNotReached = notReached("MaxRuntimeInSeconds");

export const maxWaitNotReached = notReached("MaxWaitTimeInSeconds");
