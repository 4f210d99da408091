import { documented, inferred, observed } from "./evidence.ts";
import { readLifecycle } from "./lifecycle.ts";
import { SEEN } from "./seen.ts";

/*
 * The lifecycle of a SageMaker training job, which AWS documents only in parts.
 *
 * Read it from top to bottom. A primary status (TrainingJobStatus) holds its secondary statuses. A secondary status is
 * left by the events under `on`, and an event is the next secondary status of the history. An edge that holds for a
 * whole primary status is written on it once; a status with better evidence for the edge writes its own.
 * Every status and edge names its evidence: `documented` by AWS, `observed` in published histories, or `inferred`.
 * How often an edge was seen is counted in `seen.ts`. An edge that is missing here has no support at all.
 */

/** RetryStrategy: a job that failed for the service's own reasons goes back to Starting. */
const retried = {
  Starting: {
    target: "Starting",
    description: "the next attempt of a job with a RetryStrategy; no text says which status it comes from",
    meta: inferred("RetryStrategy", { requires: "RetryStrategy" }),
  },
} as const;

/** Cluster repair restarts a job on GPU instances from its checkpoint. No text says which status it then shows. */
const restarted = {
  Restarting: {
    target: "Restarting",
    description: "only the enumeration names the status; a repaired cluster restarts its job",
    meta: inferred("ClusterRepair"),
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

/** UpdateTrainingJob changes remote debugging while a job is in Downloading or Training, and only then. */
const updated = {
  Updating: { target: "Updating", description: "UpdateTrainingJob was called", meta: inferred("UpdateTrainingJob") },
} as const;

/** Downloading is an optional stage: AWS mentions it for File input mode only. No published job went without it. */
const withoutDownloading = {
  Training: { target: "Training", meta: documented("SecondaryStatusTransition") },
} as const;

/**
 * The config of `trainingJobMachine`, without the parts that follow from it (tags and output). It is plain data, so that
 * validation works without xstate.
 */
export const life = {
  id: "TrainingJob",
  description: "From CreateTrainingJob to the end of the history.",
  initial: "Created",
  states: {
    Created: {
      description: "The job exists and its history is empty. This state is not a status.",
      meta: documented("CreateTrainingJob"),
      on: {
        Starting: {
          target: "InProgress.Starting",
          description: "the first status in all four scenarios of managed spot training",
          meta: documented("ManagedSpotTraining"),
        },
        Pending: {
          target: "InProgress.Pending",
          description: "AWS Batch's table begins with Pending, and leaves Starting out",
          meta: inferred("ServiceJobStatus"),
        },
      },
    },

    InProgress: {
      description: "The job is on its way.",
      tags: ["running"],
      meta: documented("DescribeTrainingJob"),
      initial: "Starting",
      on: {
        Stopping: {
          target: "Stopping",
          description: "a job can be stopped at any time; weak once training is over",
          meta: inferred("StopTrainingJob"),
        },
        Failed: { target: "Failed", description: "a job can fail in any phase", meta: inferred("DescribeTrainingJob") },
      },
      states: {
        Starting: {
          description: "Instances are requested and prepared.",
          tags: ["waiting"],
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          on: {
            Downloading: { target: "Downloading", meta: documented("ManagedSpotTraining") },
            Pending: { target: "Pending", description: "since January 2024", meta: observed() },
            ...withoutDownloading,
            Stopping: { target: "#TrainingJob.Stopping", meta: documented("ManagedSpotTraining") },
            Failed: {
              target: "#TrainingJob.Failed",
              description: "the role lacks a permission, for example; the job then has no TrainingStartTime",
              meta: documented("DescribeTrainingJob"),
            },
            ...reclaimed,
            ...retried,
            ...restarted,
            LaunchingMLInstances: {
              target: "LaunchingMLInstances",
              description: "AWS documents what the retired statuses mean, not their order",
              meta: inferred("ApiModel"),
            },
          },
        },
        Pending: {
          description: "The job waits for capacity.",
          tags: ["waiting"],
          meta: documented("DescribeTrainingJob", { awaits: "capacity", since: "2023-12-15" }),
          on: {
            Downloading: { target: "Downloading", meta: documented("ServiceJobStatus") },
            ...withoutDownloading,
            Stopping: {
              target: "#TrainingJob.Stopping",
              description: "MaxPendingTimeInSeconds ran out",
              meta: documented("StoppingCondition"),
            },
            Failed: {
              target: "#TrainingJob.Failed",
              description: "no capacity in time: InsufficientCapacityError",
              meta: documented("TrainingPlans"),
            },
            ...reclaimed,
            Starting: {
              target: "Starting",
              description: "the training plan became active",
              meta: inferred("TrainingPlans"),
            },
            ...restarted,
          },
        },
        Downloading: {
          description: "Input data and, since December 2023, the training image are downloaded to the instances.",
          tags: ["downloading"],
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          on: {
            Training: { target: "Training", meta: documented("ManagedSpotTraining") },
            Stopping: { target: "#TrainingJob.Stopping", meta: documented("StopTrainingJob") },
            Failed: {
              target: "#TrainingJob.Failed",
              description: "an error before training starts, such as a wrong S3 location",
              meta: documented("TrainingLogs"),
            },
            ...reclaimed,
            Pending: {
              target: "Pending",
              description: "the reserved capacity ended and the next has not begun",
              meta: inferred("StoppingCondition"),
            },
            ...retried,
            ...restarted,
            ...updated,
            DownloadingTrainingImage: { target: "DownloadingTrainingImage", meta: inferred("ApiModel") },
          },
        },
        Training: {
          description: "The algorithm runs.",
          tags: ["training"],
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          on: {
            Uploading: {
              target: "Uploading",
              description: "also if the algorithm failed: its output is saved before the job fails",
              meta: documented("ManagedSpotTraining"),
            },
            Stopping: { target: "#TrainingJob.Stopping", meta: documented("ManagedSpotTraining") },
            Interrupted: { target: "Interrupted", meta: documented("ManagedSpotTraining") },
            Pending: {
              target: "Pending",
              description: "back to Pending between two capacity reservations; the text does not name Training",
              meta: documented("StoppingCondition"),
            },
            ...retried,
            ...restarted,
            ...updated,
          },
        },
        Uploading: {
          description: "Training is over; its output is saved to S3.",
          tags: ["uploading"],
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          on: {
            Completed: { target: "#TrainingJob.Completed", meta: documented("ServiceJobStatus") },
            Failed: { target: "#TrainingJob.Failed", meta: observed() },
            ...reclaimed,
            ...retried,
            ...restarted,
          },
        },
        Interrupted: {
          description: "The spot instances were reclaimed; the job waits for others.",
          tags: ["interrupted"],
          meta: documented("DescribeTrainingJob", { since: "2019-08-20", requires: "EnableManagedSpotTraining" }),
          on: {
            Starting: { target: "Starting", meta: documented("ManagedSpotTraining") },
            Downloading: {
              target: "Downloading",
              description: "in the third of AWS's scenarios, perhaps by mistake",
              meta: documented("ManagedSpotTraining"),
            },
            Pending: {
              target: "Pending",
              description: "the job waits for spot capacity",
              meta: inferred("ManagedSpotTraining"),
            },
            ...restarted,
          },
        },
        Restarting: {
          description: "The job begins again. Only the enumeration names the status.",
          tags: ["waiting"],
          meta: inferred("ApiModel", { since: "2021-05-04" }),
          on: {
            Starting: { target: "Starting", meta: inferred("ClusterRepair") },
            Pending: { target: "Pending", meta: inferred("ClusterRepair") },
            Downloading: { target: "Downloading", meta: inferred("ClusterRepair") },
            Training: { target: "Training", meta: inferred("ClusterRepair") },
            Failed: {
              target: "#TrainingJob.Failed",
              description: "the cluster repair failed",
              meta: inferred("ClusterRepair"),
            },
          },
        },
        Updating: {
          description: "The job's configuration changes while it runs. Only the enumeration names the status.",
          tags: ["training"],
          meta: inferred("ApiModel", { since: "2020-12-01" }),
          on: {
            Downloading: { target: "Downloading", meta: inferred("UpdateTrainingJob") },
            Training: { target: "Training", meta: inferred("UpdateTrainingJob") },
            Uploading: { target: "Uploading", meta: inferred("UpdateTrainingJob") },
            ...reclaimed,
          },
        },

        // The three that AWS no longer supports. They existed from July to October 2018.
        LaunchingMLInstances: {
          description: "Retired: instances are launched.",
          tags: ["waiting"],
          meta: inferred("ApiModel", { since: "2018-07-30", deprecated: "2018-10-26" }),
          on: { PreparingTrainingStack: { target: "PreparingTrainingStack", meta: inferred("ApiModel") } },
        },
        PreparingTrainingStack: {
          description: "Retired: instances are prepared.",
          tags: ["waiting"],
          meta: inferred("ApiModel", { since: "2018-07-30", deprecated: "2018-10-26" }),
          on: { Downloading: { target: "Downloading", meta: inferred("ApiModel") } },
        },
        DownloadingTrainingImage: {
          description: "Retired: the training image is downloaded to the instances.",
          tags: ["downloading"],
          meta: inferred("ApiModel", { since: "2018-07-30", deprecated: "2018-10-26" }),
          on: { Training: { target: "Training", meta: inferred("ApiModel") } },
        },
      },
    },

    Stopping: {
      description: "A person or a limit stopped the job. The algorithm has up to 120 s to end.",
      tags: ["running"],
      meta: documented("DescribeTrainingJob"),
      initial: "Stopping",
      on: {
        Failed: { target: "Failed", meta: inferred("DescribeTrainingJob") },
      },
      states: {
        Stopping: {
          description: "The algorithm receives SIGTERM and ends.",
          tags: ["stopping"],
          meta: documented("SecondaryStatusTransition", { since: "2017-11" }),
          on: {
            Uploading: { target: "Uploading", meta: documented("StoppingCondition") },
            Stopped: { target: "#TrainingJob.Stopped", meta: documented("StopTrainingJob") },
            MaxWaitTimeExceeded: {
              target: "#TrainingJob.Stopped.MaxWaitTimeExceeded",
              meta: documented("ManagedSpotTraining"),
            },
            MaxRuntimeExceeded: {
              target: "#TrainingJob.Stopped.MaxRuntimeExceeded",
              meta: inferred("StoppingCondition"),
            },
            Completed: {
              target: "#TrainingJob.Completed",
              description: "weak: the job ended by itself before the stop reached it",
              meta: inferred("StopTrainingJob"),
            },
          },
        },
        Uploading: {
          description:
            "The output of the stopped algorithm is saved. A state of its own: it ends in Stopped, never in Completed. No text says which primary status it belongs to.",
          tags: ["uploading"],
          meta: inferred("StopTrainingJob", { since: "2017-11" }),
          on: {
            Stopped: { target: "#TrainingJob.Stopped", meta: documented("DescribeTrainingJob") },
            MaxRuntimeExceeded: { target: "#TrainingJob.Stopped.MaxRuntimeExceeded", meta: observed() },
            MaxWaitTimeExceeded: {
              target: "#TrainingJob.Stopped.MaxWaitTimeExceeded",
              description: "in one published array that test/fidelity does not hold",
              meta: observed(),
            },
          },
        },
      },
    },

    Completed: {
      description: "The job did its work.",
      meta: documented("DescribeTrainingJob"),
      initial: "Completed",
      onDone: "Ended",
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
      onDone: "Ended",
      states: {
        Failed: {
          description: "The end of a job that failed.",
          meta: documented("SecondaryStatusTransition", { since: "2017-11", explainedBy: "FailureReason" }),
          type: "final",
        },
      },
    },

    Stopped: {
      description: "The job was stopped before its end; its output may have been saved.",
      meta: documented("DescribeTrainingJob"),
      initial: "Stopped",
      onDone: "Ended",
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
            requiresOneOf: ["EnableManagedSpotTraining", "RetryStrategy"],
            limit: "MaxWaitTimeInSeconds",
          }),
          type: "final",
        },
      },
    },

    Deleting: {
      description: "The job is being deleted. This primary status has no secondary status, so no edge leads here.",
      tags: ["no-entry"],
      meta: documented("DeleteTrainingJob", { since: "2025-10-28" }),
    },

    Ended: {
      description: "The end of the machine, not a status: every terminal status leads here at once.",
      meta: documented("DescribeTrainingJob"),
      type: "final",
    },
  },
} as const;

/** What AWS says of training jobs beside the order of their statuses. */
export const TRAINING_JOB_FACTS = {
  // The day that SageMaker was announced: no training job is older.
  service: { name: "SageMaker", since: "2017-11-29" },
  // StoppingCondition: a job lasts at most 28 days of running, and 30 with its waiting and uploads.
  maxDurationInSeconds: 30 * 86_400,
  lost: { phase: "training", before: "interrupted" },
} as const;

type Life = (typeof life)["states"];

/** TrainingJobStatus. */
export type TrainingJobStatus = Exclude<keyof Life, "Created" | "Ended">;

/** SecondaryStatus, and Status of a SecondaryStatusTransition. */
export type SecondaryStatus = {
  [P in keyof Life]: Life[P] extends { readonly states: infer Secondary } ? keyof Secondary : never;
}[keyof Life];

/** All that follows from the machine: statuses, states, edges, distances, the replay table. */
export const trainingJobLifecycle = readLifecycle<SecondaryStatus, TrainingJobStatus>(life, {
  ...TRAINING_JOB_FACTS,
  seen: SEEN,
});
