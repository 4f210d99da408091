/**
 * What is known of the order of statuses, written down by hand and apart from the machine: the oracle that it is
 * tested against. `from → to: evidence [console logs, arrays]`; "Uploading'" is Uploading after Stopping.
 */
export const KNOWN_EDGES = `
  Created → Starting: observed 775 26
  Created → Pending: inferred
  Starting → Downloading: documented 773 27
  Downloading → Training: documented 771 47
  Training → Uploading: documented 720 45
  Uploading → Completed: observed 673 44
  Uploading → Failed: observed 46 1
  Starting → Pending: observed 15 21
  Pending → Downloading: documented 13 20
  Downloading → Failed: observed 3 0
  Starting → Failed: observed 2 0
  Pending → Failed: documented 1 0
  Starting → Stopping: documented 2 0
  Downloading → Stopping: observed 2 0
  Training → Stopping: documented 4 1
  Stopping → Uploading': observed 4 1
  Stopping → Stopped: documented 2 0
  Stopping → MaxWaitTimeExceeded: documented 2 0
  Uploading' → Stopped: observed 1 0
  Uploading' → MaxRuntimeExceeded: observed 3 0
  Uploading' → MaxWaitTimeExceeded: observed 0 1
  Training → Interrupted: documented 0 0
  Interrupted → Starting: documented 0 0
  Interrupted → Downloading: documented 0 0
  Starting → Training: documented 0 0
  Pending → Training: documented 0 0
  Starting Pending Downloading Training Uploading → Starting: inferred
  Downloading Training Interrupted → Pending: inferred
  Pending → Stopping: inferred
  Training → Failed: inferred
  Stopping → MaxRuntimeExceeded: inferred
  Stopping → Failed: inferred
  Uploading' → Failed: inferred
  Interrupted → Stopping: inferred
  Interrupted → Failed: inferred
  Starting Pending Downloading Uploading → Interrupted: inferred
  Starting Pending Downloading Training Uploading Interrupted → Restarting: inferred
  Restarting → Starting: inferred
  Restarting → Pending: inferred
  Restarting → Downloading: inferred
  Restarting → Training: inferred
  Restarting → Stopping: inferred
  Restarting → Failed: inferred
  Downloading Training → Updating: inferred
  Updating → Downloading: inferred
  Updating → Training: inferred
  Updating → Uploading: inferred
  Updating → Stopping: inferred
  Updating → Failed: inferred
  Updating → Interrupted: inferred
  Uploading → Stopping: inferred
  Stopping → Completed: inferred
  Starting → LaunchingMLInstances: documented
  LaunchingMLInstances → PreparingTrainingStack: documented
  PreparingTrainingStack → Downloading: documented
  Downloading → DownloadingTrainingImage: documented
  DownloadingTrainingImage → Training: documented
  LaunchingMLInstances PreparingTrainingStack DownloadingTrainingImage → Stopping: inferred
  LaunchingMLInstances PreparingTrainingStack DownloadingTrainingImage → Failed: inferred
`;

/** One line an edge, in the words above, sorted. */
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
