import { documented, inferred } from "./evidence.ts";
import { readLifecycle } from "./lifecycle.ts";

/*
 * The lifecycle of a SageMaker job of the newer API, DescribeJob. AWS lists the statuses and documents how a job is
 * stopped and deleted. It documents no order among the statuses of a running job, and no published response shows
 * one, so that any of them may follow any other. Nothing says which statuses belong to a JobStatus; they are filed as
 * those of a training job are.
 */

/** The statuses of a job in progress, by what they are called after. */
const PROGRESS = {
  Starting: "waiting",
  Pending: "waiting",
  Restarting: "waiting",
  Downloading: "downloading",
  Training: "training",
  Interrupted: "interrupted",
  Uploading: "uploading",
  Preparing: "preparing",
  Executing: "executing",
  Generating: "generating",
  PartialGeneration: "generating",
  Transforming: "transforming",
  Evaluating: "evaluating",
  Validating: "validating",
  Publishing: "publishing",
  Finalizing: "finalizing",
} as const;

type Progress = keyof typeof PROGRESS;

const PROGRESS_STATUSES = Object.keys(PROGRESS) as Progress[];

function byStatus<T>(make: (status: Progress) => T): Readonly<Record<Progress, T>> {
  return Object.fromEntries(PROGRESS_STATUSES.map((status) => [status, make(status)])) as Record<Progress, T>;
}

const listed = inferred("ApiModel");

/** JobStatus has the same name. */
const sameName = documented("ApiModel");

/** No text says that one of these statuses comes before the other. */
const unordered = inferred("DescribeJob", { unordered: true });

const anyProgress = byStatus((status) => ({ target: `#Job.InProgress.${status}`, meta: unordered }));

const deleted = { Deleting: { target: "#Job.Deleting", meta: documented("DeleteJob") } } as const;

/** The config of `jobMachine`. It is plain data, so that validation works without xstate. */
export const jobLife = {
  id: "Job",
  description: "From CreateJob to the end of the history.",
  initial: "Created",
  states: {
    Created: {
      description: "The job exists and its history is empty. This state is not a status.",
      meta: documented("DescribeJob"),
      on: anyProgress,
    },

    InProgress: {
      description: "The job is on its way.",
      tags: ["running"],
      initial: "Starting",
      on: {
        ...anyProgress,
        Stopping: { target: "#Job.Stopping", meta: documented("StopJob") },
        Completed: { target: "#Job.Completed", meta: unordered },
        Failed: { target: "#Job.Failed", meta: unordered },
        MaxRuntimeExceeded: {
          target: "#Job.Stopped.MaxRuntimeExceeded",
          meta: unordered,
        },
      },
      states: byStatus((status) => ({ tags: [PROGRESS[status]], meta: listed })),
    },

    Stopping: {
      description: "StopJob was called.",
      tags: ["running"],
      initial: "Stopping",
      on: {
        Stopped: { target: "#Job.Stopped", meta: documented("StopJob") },
        MaxRuntimeExceeded: { target: "#Job.Stopped.MaxRuntimeExceeded", meta: unordered },
        Failed: { target: "#Job.Failed", meta: unordered },
        Completed: {
          target: "#Job.Completed",
          description: "the job ended by itself before the stop reached it",
          meta: unordered,
        },
      },
      states: {
        Stopping: {
          tags: ["stopping"],
          meta: documented("StopJob"),
          on: {
            Uploading: {
              target: "Uploading",
              description: "partial results may be available in the output location",
              meta: unordered,
            },
          },
        },
        Uploading: {
          description: "The output of the stopped job is saved. A state of its own: only an end may follow.",
          tags: ["uploading"],
          meta: inferred("StopJob"),
        },
      },
    },

    Completed: {
      initial: "Completed",
      tags: ["ended"],
      on: deleted,
      states: { Completed: { meta: sameName } },
    },

    Failed: {
      initial: "Failed",
      tags: ["ended"],
      on: deleted,
      states: { Failed: { meta: documented("ApiModel", { explainedBy: "FailureReason" }) } },
    },

    Stopped: {
      initial: "Stopped",
      tags: ["ended"],
      on: deleted,
      states: {
        Stopped: { description: "Stopped by StopJob.", meta: documented("StopJob") },
        MaxRuntimeExceeded: { description: "Stopped because it ran too long.", meta: listed },
      },
    },

    Deleting: {
      description: "DeleteJob was called. A running job must be stopped first.",
      initial: "Deleting",
      states: {
        Deleting: {
          tags: ["deleting"],
          meta: documented("DeleteJob"),
          on: { DeleteFailed: { target: "#Job.DeleteFailed", meta: unordered } },
        },
      },
    },

    DeleteFailed: {
      initial: "DeleteFailed",
      tags: ["ended"],
      on: { Deleting: { target: "#Job.Deleting", description: "the next attempt", meta: unordered } },
      states: { DeleteFailed: { meta: sameName } },
    },
  },
} as const;

type JobLife = (typeof jobLife)["states"];

/** JobStatus. */
export type JobStatus = Exclude<keyof JobLife, "Created">;

/** JobSecondaryStatus, the Status of a JobSecondaryStatusTransition. */
export type JobSecondaryStatus = {
  [P in keyof JobLife]: JobLife[P] extends { readonly states: infer Secondary } ? keyof Secondary : never;
}[keyof JobLife];

/** All that follows from the machine of a job of the newer API, which DescribeJob describes. */
export const jobLifecycle = readLifecycle<JobSecondaryStatus, JobStatus>(jobLife, {
  service: { name: "SageMaker", since: "2017-11-29" },
  fields: { name: "JobName", arn: "JobArn", primaryStatus: "JobStatus" },
  lost: { phase: "training", before: "interrupted" },
});
