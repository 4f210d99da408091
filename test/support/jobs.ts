/** Legal lives, told as a described job with every field that rules read. Times in epoch milliseconds. */
export interface Job {
  TrainingJobName: string;
  TrainingJobStatus: string;
  SecondaryStatus: string;
  SecondaryStatusTransitions: Entry[];
  CreationTime: number;
  TrainingStartTime?: number;
  TrainingEndTime?: number;
  LastModifiedTime: number;
  TrainingTimeInSeconds?: number;
  BillableTimeInSeconds?: number;
  EnableManagedSpotTraining: boolean;
  StoppingCondition: { MaxRuntimeInSeconds: number; MaxWaitTimeInSeconds?: number };
  RetryStrategy?: { MaximumRetryAttempts: number };
  FailureReason?: string;
}

export interface Entry {
  Status: string;
  StartTime: number;
  EndTime?: number;
  StatusMessage: string;
}

const BEGIN = Date.UTC(2025, 4, 16, 18, 10, 50, 603);

/** Odd seconds and milliseconds, so that no two times of a life fall together. */
const SECONDS = [40.101, 75.212, 301.313, 1900.417, 23.523, 61.631];

export function life(
  primary: string,
  statuses: string,
  { spot = false, retry = false, ended = true }: { spot?: boolean; retry?: boolean; ended?: boolean } = {},
): Job {
  let at = BEGIN;
  const names = statuses.split(" ");
  const entries = names.map((Status, i): Entry => {
    const StartTime = at;
    const isLast = i === names.length - 1;
    if (!isLast) at += Math.round(SECONDS[i % SECONDS.length]! * 1000);
    return { Status, StartTime, ...(isLast && !ended ? {} : { EndTime: at }), StatusMessage: `Now ${Status}` };
  });
  const started = entries.find(({ Status }) => Status === "Downloading")?.StartTime;
  const job: Job = {
    TrainingJobName: "a-job",
    TrainingJobStatus: primary,
    SecondaryStatus: names.at(-1)!,
    SecondaryStatusTransitions: entries,
    CreationTime: BEGIN,
    LastModifiedTime: at + 1500,
    EnableManagedSpotTraining: spot,
    StoppingCondition: spot ? { MaxRuntimeInSeconds: 100, MaxWaitTimeInSeconds: 110 } : { MaxRuntimeInSeconds: 100 },
  };
  if (started !== undefined) job.TrainingStartTime = started;
  if (ended) job.TrainingEndTime = at;
  if (ended && started !== undefined) {
    const seconds = Math.round((at - started) / 1000);
    job.TrainingTimeInSeconds = seconds;
    job.BillableTimeInSeconds = spot ? Math.floor(seconds / 2) : seconds;
  }
  if (retry) job.RetryStrategy = { MaximumRetryAttempts: 3 };
  if (primary === "Failed") job.FailureReason = "AlgorithmError: exit code 1";
  return job;
}

export const ended: Readonly<Record<string, Job>> = {
  completed: life("Completed", "Starting Downloading Training Uploading Completed"),
  "with Pending": life("Completed", "Starting Pending Downloading Training Uploading Completed"),
  failed: life("Failed", "Starting Downloading Training Uploading Failed"),
  "failed early": life("Failed", "Starting Failed"),
  stopped: life("Stopped", "Starting Downloading Training Stopping Uploading Stopped"),
  "over its time": life("Stopped", "Starting Downloading Training Stopping Uploading MaxRuntimeExceeded"),
  "never got spot": life("Stopped", "Starting Stopping MaxWaitTimeExceeded", { spot: true }),
  "interrupted once": life(
    "Completed",
    "Starting Downloading Training Interrupted Starting Downloading Training Uploading Completed",
    { spot: true },
  ),
};

export const running: Readonly<Record<string, Job>> = {
  starting: life("InProgress", "Starting", { ended: false }),
  training: life("InProgress", "Starting Pending Downloading Training", { ended: false }),
  stopping: life("Stopping", "Starting Downloading Training Stopping", { ended: false }),
  "stopping, not yet shown": life("Stopping", "Starting", { ended: false }),
};
