/**
 * What is known of the order of statuses, written by hand and apart from the machine: the oracle that the machine is
 * tested against. `from → to: evidence`; "Uploading'" is Uploading after Stopping; `if X` means that the job needs X.
 */
const KNOWN_EDGES = `
  Created → Starting: documented ManagedSpotTraining
  Created → Pending: inferred ServiceJobStatus
  Starting → Downloading: documented ManagedSpotTraining
  Downloading → Training: documented ManagedSpotTraining
  Training → Uploading: documented ManagedSpotTraining
  Uploading → Completed: documented ServiceJobStatus
  Uploading → Failed: observed PublishedHistories
  Starting → Pending: observed PublishedHistories
  Pending → Downloading: documented ServiceJobStatus
  Downloading → Failed: documented TrainingLogs
  Starting → Failed: documented DescribeTrainingJob
  Pending → Failed: documented TrainingPlans
  Starting → Stopping: documented ManagedSpotTraining
  Downloading → Stopping: documented StopTrainingJob
  Training → Stopping: documented ManagedSpotTraining
  Stopping → Uploading': documented StoppingCondition
  Stopping → Stopped: documented StopTrainingJob
  Stopping → MaxWaitTimeExceeded: documented ManagedSpotTraining
  Uploading' → Stopped: documented DescribeTrainingJob
  Uploading' → MaxRuntimeExceeded: observed PublishedHistories
  Uploading' → MaxWaitTimeExceeded: observed PublishedHistories
  Training → Interrupted: documented ManagedSpotTraining
  Interrupted → Starting: documented ManagedSpotTraining
  Interrupted → Downloading: documented ManagedSpotTraining
  Starting Pending → Training: documented SecondaryStatusTransition
  Starting Downloading Training Uploading → Starting: inferred RetryStrategy if RetryStrategy
  Training → Pending: documented StoppingCondition
  Downloading → Pending: inferred StoppingCondition
  Interrupted → Pending: inferred ManagedSpotTraining
  Pending → Stopping: documented StoppingCondition
  Pending → Starting: inferred TrainingPlans
  Training → Failed: inferred DescribeTrainingJob
  Stopping → MaxRuntimeExceeded: inferred StoppingCondition
  Stopping Uploading' → Failed: inferred DescribeTrainingJob
  Interrupted → Stopping: inferred StopTrainingJob
  Interrupted → Failed: inferred DescribeTrainingJob
  Starting Pending Downloading Uploading → Interrupted: inferred ManagedSpotTraining
  Starting Pending Downloading Training Uploading Interrupted → Restarting: inferred ClusterRepair
  Restarting → Starting: inferred ClusterRepair
  Restarting → Pending: inferred ClusterRepair
  Restarting → Downloading: inferred ClusterRepair
  Restarting → Training: inferred ClusterRepair
  Restarting → Stopping: inferred StopTrainingJob
  Restarting → Failed: inferred ClusterRepair
  Downloading Training → Updating: inferred UpdateTrainingJob
  Updating → Downloading: inferred UpdateTrainingJob
  Updating → Training: inferred UpdateTrainingJob
  Updating → Uploading: inferred UpdateTrainingJob
  Updating → Stopping: inferred StopTrainingJob
  Updating → Failed: inferred DescribeTrainingJob
  Updating → Interrupted: inferred ManagedSpotTraining
  Uploading → Stopping: inferred StopTrainingJob
  Stopping → Completed: inferred StopTrainingJob
  Starting → LaunchingMLInstances: inferred ApiModel
  LaunchingMLInstances → PreparingTrainingStack: inferred ApiModel
  PreparingTrainingStack → Downloading: inferred ApiModel
  Downloading → DownloadingTrainingImage: inferred ApiModel
  DownloadingTrainingImage → Training: inferred ApiModel
  LaunchingMLInstances PreparingTrainingStack DownloadingTrainingImage → Stopping: inferred StopTrainingJob
  LaunchingMLInstances PreparingTrainingStack DownloadingTrainingImage → Failed: inferred DescribeTrainingJob
`;

/** One line per edge, in the words above, sorted. */
export function knownEdges(): string[] {
  return KNOWN_EDGES.trim()
    .split("\n")
    .flatMap((line) => {
      const [, sources, rest] = /^\s*(.+) → (.+)$/.exec(line)!;
      return sources!.split(" ").map((source) => `${source} → ${rest}`);
    })
    .sort();
}

/** Secondary status: primary status, evidence of its place, first API model that names it, day it was retired. */
export const KNOWN_STATUSES = {
  Starting: ["InProgress", "documented", "2017-11"],
  Downloading: ["InProgress", "documented", "2017-11"],
  Training: ["InProgress", "documented", "2017-11"],
  Uploading: ["InProgress", "documented", "2017-11"],
  Stopping: ["Stopping", "documented", "2017-11"],
  Stopped: ["Stopped", "documented", "2017-11"],
  MaxRuntimeExceeded: ["Stopped", "documented", "2017-11"],
  Completed: ["Completed", "documented", "2017-11"],
  Failed: ["Failed", "documented", "2017-11"],
  LaunchingMLInstances: ["InProgress", "inferred", "2018-07-30", "2018-10-26"],
  PreparingTrainingStack: ["InProgress", "inferred", "2018-07-30", "2018-10-26"],
  DownloadingTrainingImage: ["InProgress", "inferred", "2018-07-30", "2018-10-26"],
  Interrupted: ["InProgress", "documented", "2019-08-20"],
  MaxWaitTimeExceeded: ["Stopped", "documented", "2019-08-20"],
  Updating: ["InProgress", "inferred", "2020-12-01"],
  Restarting: ["InProgress", "inferred", "2021-05-04"],
  Pending: ["InProgress", "documented", "2023-12-15"],
} as const;

/** The four scenarios of AWS's page on the life of managed spot training; the first two go on to Completed. */
export const SPOT_SCENARIOS = {
  "never interrupted": "Starting Downloading Training Uploading",
  "interrupted once": "Starting Downloading Training Interrupted Starting Downloading Training Uploading",
  "interrupted twice, then out of time":
    "Starting Downloading Training Interrupted Starting Downloading Training Interrupted Downloading Training Stopping MaxWaitTimeExceeded",
  "never launched": "Starting Stopping MaxWaitTimeExceeded",
} as const;
