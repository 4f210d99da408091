import { documented, inferred, observed, seen } from "./evidence.ts";
import { lifecycleOf } from "./lifecycle.ts";
import { stateTree } from "./state-tree.ts";

/*
 * The life of a SageMaker training job: the page that AWS never wrote.
 *
 * Read it from top to bottom. A primary status (TrainingJobStatus) holds its secondary statuses; a secondary status
 * is left by the events under `on`, and an event is the next secondary status that the history shows. An edge that
 * holds for a whole primary status stands on it once; a status that has better evidence for it writes its own.
 * Each status and each edge says what stands behind it: `documented` by AWS, `observed` in published histories (seen
 * in how many console logs and how many arrays), or `inferred`. What is not written here, nothing supports.
 */

/** RetryStrategy: a job that failed for the service's own reasons goes back to Starting. */
const retried = {
  Starting: {
    target: "Starting",
    description: "the next attempt of a job with a RetryStrategy",
    meta: inferred("RetryStrategy", { requires: "RetryStrategy" }),
  },
  Restarting: {
    target: "Restarting",
    description: "AWS names the status and says no more; it came with RetryStrategy",
    meta: inferred("ApiModel"),
  },
} as const;

/** Managed spot training: the instances can be reclaimed in any phase; only Training is documented. */
const reclaimed = {
  Interrupted: {
    target: "Interrupted",
    description: "the spot instances were reclaimed",
    meta: inferred("ManagedSpotTraining"),
  },
} as const;

/** Training plans: between two of its capacity reservations a job waits again. */
const outOfReservedCapacity = {
  Pending: {
    target: "Pending",
    description: "the reserved capacity ended and the next has not begun",
    meta: inferred("TrainingPlans"),
  },
} as const;

/** UpdateTrainingJob changes a running job, its warm pool or its profiler. */
const updated = {
  Updating: { target: "Updating", description: "UpdateTrainingJob was called", meta: inferred("UpdateTrainingJob") },
} as const;

/** Downloading is an optional stage: AWS calls it one for File input mode only. No published job went without it. */
const withoutDownloading = {
  Training: { target: "Training", meta: documented("SecondaryStatusTransition", seen(0, 0)) },
} as const;

/** The config of `trainingJobMachine`. It is plain data, so that who only validates need not load xstate. */
export const life = {
  id: "TrainingJob",
  description: "From CreateTrainingJob to the end of the history.",
  initial: "Created",
  states: {
    Created: {
      description: "The job exists and its history is empty. The one state that is no status.",
      meta: documented("CreateTrainingJob"),
      on: {
        Starting: { target: "InProgress.Starting", meta: observed(775, 26) },
        Pending: {
          target: "InProgress.Pending",
          description: "AWS Batch's table begins with Pending",
          meta: inferred("ServiceJobStatus"),
        },
      },
    },

    InProgress: {
      description: "The job is on its way.",
      meta: documented("DescribeTrainingJob"),
      initial: "Starting",
      on: {
        Stopping: {
          target: "Stopping",
          description: "a stop can be asked at any time",
          meta: inferred("StopTrainingJob"),
        },
        Failed: { target: "Failed", description: "a job can fail in any phase", meta: inferred("DescribeTrainingJob") },
      },
      states: {
        Starting: {
          description: "Instances are asked for and prepared.",
          meta: documented("SecondaryStatusTransition", { phase: "waiting", since: "2017-11" }),
          on: {
            Downloading: { target: "Downloading", meta: documented("ManagedSpotTraining", seen(773, 27)) },
            Pending: { target: "Pending", description: "since January 2024", meta: observed(15, 21) },
            ...withoutDownloading,
            Stopping: { target: "#TrainingJob.Stopping", meta: documented("ManagedSpotTraining", seen(2, 0)) },
            Failed: {
              target: "#TrainingJob.Failed",
              description: "the role lacks a permission, for example",
              meta: observed(2, 0),
            },
            ...reclaimed,
            ...retried,
            LaunchingMLInstances: {
              target: "LaunchingMLInstances",
              description: "the retired statuses are documented by the order of a list alone",
              meta: documented("ApiModel"),
            },
          },
        },
        Pending: {
          description: "The job waits for capacity.",
          meta: documented("DescribeTrainingJob", { phase: "waiting", awaits: "capacity", since: "2023-12-15" }),
          on: {
            Downloading: { target: "Downloading", meta: documented("ServiceJobStatus", seen(13, 20)) },
            ...withoutDownloading,
            Failed: {
              target: "#TrainingJob.Failed",
              description: "no capacity in time",
              meta: documented("TrainingPlans", seen(1, 0)),
            },
            ...reclaimed,
            ...retried,
          },
        },
        Downloading: {
          description: "Input data and, since December 2023, the training image come to the instances.",
          meta: documented("SecondaryStatusTransition", { phase: "downloading", since: "2017-11" }),
          on: {
            Training: { target: "Training", meta: documented("ManagedSpotTraining", seen(771, 47)) },
            Stopping: { target: "#TrainingJob.Stopping", meta: observed(2, 0) },
            Failed: {
              target: "#TrainingJob.Failed",
              description: "the data could not be downloaded",
              meta: observed(3, 0),
            },
            ...reclaimed,
            ...outOfReservedCapacity,
            ...retried,
            ...updated,
            DownloadingTrainingImage: { target: "DownloadingTrainingImage", meta: documented("ApiModel") },
          },
        },
        Training: {
          description: "The algorithm runs.",
          meta: documented("SecondaryStatusTransition", { phase: "training", since: "2017-11" }),
          on: {
            Uploading: {
              target: "Uploading",
              description: "also when the algorithm failed: what it wrote is saved before the job fails",
              meta: documented("ManagedSpotTraining", seen(720, 45)),
            },
            Stopping: { target: "#TrainingJob.Stopping", meta: documented("ManagedSpotTraining", seen(4, 1)) },
            Interrupted: { target: "Interrupted", meta: documented("ManagedSpotTraining", seen(0, 0)) },
            ...outOfReservedCapacity,
            ...retried,
            ...updated,
          },
        },
        Uploading: {
          description: "Training is over; what it wrote is saved to S3.",
          meta: documented("SecondaryStatusTransition", { phase: "uploading", since: "2017-11" }),
          on: {
            Completed: { target: "#TrainingJob.Completed", meta: observed(673, 44) },
            Failed: { target: "#TrainingJob.Failed", meta: observed(46, 1) },
            ...reclaimed,
            ...retried,
          },
        },
        Interrupted: {
          description: "The spot instances were reclaimed; the job waits for others.",
          meta: documented("DescribeTrainingJob", {
            phase: "interrupted",
            since: "2019-08-20",
            requires: "EnableManagedSpotTraining",
          }),
          on: {
            Starting: { target: "Starting", meta: documented("ManagedSpotTraining", seen(0, 0)) },
            Downloading: {
              target: "Downloading",
              description: "in the third of AWS's scenarios, perhaps by a slip",
              meta: documented("ManagedSpotTraining", seen(0, 0)),
            },
            ...outOfReservedCapacity,
            Restarting: retried.Restarting,
          },
        },
        Restarting: {
          description: "The job begins again. AWS names the status in the enumeration only.",
          meta: inferred("ApiModel", { phase: "waiting", since: "2021-05-04" }),
          on: {
            Starting: retried.Starting,
            Pending: { target: "Pending", meta: inferred("ApiModel") },
            Downloading: { target: "Downloading", meta: inferred("ApiModel") },
            Training: { target: "Training", meta: inferred("ApiModel") },
          },
        },
        Updating: {
          description: "The job's configuration changes while it runs. AWS names the status in the enumeration only.",
          meta: inferred("ApiModel", { phase: "training", since: "2020-12-01" }),
          on: {
            Downloading: { target: "Downloading", meta: inferred("UpdateTrainingJob") },
            Training: { target: "Training", meta: inferred("UpdateTrainingJob") },
            Uploading: { target: "Uploading", meta: inferred("UpdateTrainingJob") },
            ...reclaimed,
          },
        },

        // The three that AWS no longer supports. They stood between the others from July to October 2018.
        LaunchingMLInstances: {
          description: "Retired: instances are launched.",
          meta: inferred("ApiModel", { phase: "waiting", since: "2018-07-30", deprecated: "2018-10-26" }),
          on: { PreparingTrainingStack: { target: "PreparingTrainingStack", meta: documented("ApiModel") } },
        },
        PreparingTrainingStack: {
          description: "Retired: instances are prepared.",
          meta: inferred("ApiModel", { phase: "waiting", since: "2018-07-30", deprecated: "2018-10-26" }),
          on: { Downloading: { target: "Downloading", meta: documented("ApiModel") } },
        },
        DownloadingTrainingImage: {
          description: "Retired: the training image comes to the instances.",
          meta: inferred("ApiModel", { phase: "downloading", since: "2018-07-30", deprecated: "2018-10-26" }),
          on: { Training: { target: "Training", meta: documented("ApiModel") } },
        },
      },
    },

    Stopping: {
      description: "A stop was asked for, by a person or by a limit. The algorithm has up to 120 s to end.",
      meta: documented("DescribeTrainingJob"),
      initial: "Stopping",
      on: {
        Failed: { target: "Failed", meta: inferred("DescribeTrainingJob") },
      },
      states: {
        Stopping: {
          description: "The algorithm is told to end.",
          meta: documented("SecondaryStatusTransition", { phase: "stopping", since: "2017-11" }),
          on: {
            Uploading: { target: "Uploading", meta: observed(4, 1) },
            Stopped: { target: "#TrainingJob.Stopped", meta: documented("StopTrainingJob", seen(2, 0)) },
            MaxWaitTimeExceeded: {
              target: "#TrainingJob.Stopped.MaxWaitTimeExceeded",
              meta: documented("ManagedSpotTraining", seen(2, 0)),
            },
            MaxRuntimeExceeded: {
              target: "#TrainingJob.Stopped.MaxRuntimeExceeded",
              meta: inferred("StoppingCondition"),
            },
            Completed: {
              target: "#TrainingJob.Completed",
              description: "weak: the job ended by itself while the stop was on its way",
              meta: inferred("StopTrainingJob"),
            },
          },
        },
        Uploading: {
          description:
            "What the stopped algorithm wrote is saved. A state of its own: it ends in Stopped, never in Completed. Which primary status holds meanwhile is documented nowhere.",
          meta: inferred("StopTrainingJob", { phase: "uploading", since: "2017-11" }),
          on: {
            Stopped: { target: "#TrainingJob.Stopped", meta: observed(1, 0) },
            MaxRuntimeExceeded: { target: "#TrainingJob.Stopped.MaxRuntimeExceeded", meta: observed(3, 0) },
            MaxWaitTimeExceeded: { target: "#TrainingJob.Stopped.MaxWaitTimeExceeded", meta: observed(0, 1) },
          },
        },
      },
    },

    Completed: {
      description: "The job did its work.",
      meta: documented("DescribeTrainingJob"),
      initial: "Completed",
      states: {
        Completed: {
          description: "The end of a job that did its work.",
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          type: "final",
        },
      },
    },

    Failed: {
      description: "The job failed; FailureReason says why.",
      meta: documented("DescribeTrainingJob"),
      initial: "Failed",
      states: {
        Failed: {
          description: "The end of a job that failed.",
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          type: "final",
        },
      },
    },

    Stopped: {
      description: "The job was stopped before its end; what it had written may have been saved.",
      meta: documented("DescribeTrainingJob"),
      initial: "Stopped",
      states: {
        Stopped: {
          description: "Stopped by StopTrainingJob.",
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          type: "final",
        },
        MaxRuntimeExceeded: {
          description: "Stopped because it ran longer than MaxRuntimeInSeconds.",
          meta: documented("SecondaryStatusTransition", { since: "2017-11", limit: "MaxRuntimeInSeconds" }),
          type: "final",
        },
        MaxWaitTimeExceeded: {
          description: "Stopped because waiting and running took longer than MaxWaitTimeInSeconds.",
          meta: documented("DescribeTrainingJob", {
            since: "2019-08-20",
            requires: "EnableManagedSpotTraining",
            limit: "MaxWaitTimeInSeconds",
          }),
          type: "final",
        },
      },
    },

    Deleting: {
      description: "The job is being deleted. No secondary status goes with it, so no edge leads here.",
      meta: documented("DeleteTrainingJob", { since: "2025-10-28" }),
    },
  },
} as const;

type Life = (typeof life)["states"];

/** TrainingJobStatus. */
export type TrainingJobStatus = Exclude<keyof Life, "Created">;

/** SecondaryStatus, and Status of a SecondaryStatusTransition. */
export type SecondaryStatus = {
  [P in keyof Life]: Life[P] extends { readonly states: infer Secondary } ? keyof Secondary : never;
}[keyof Life];

/** Everything that follows from the machine: statuses, states, edges, distances, the replay table. */
export const trainingJob = lifecycleOf(stateTree(life));
