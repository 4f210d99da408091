import { createMachine } from "xstate";

/*
 * A job of AWS Batch, as "Job states" in the AWS Batch user guide describes it:
 * https://docs.aws.amazon.com/batch/latest/userguide/job_states.html
 *
 * A flat machine without any meta. Its events are named after what happens, and its tags say what to account time for.
 */
export default createMachine({
  id: "BatchJob",
  initial: "SUBMITTED",
  states: {
    SUBMITTED: {
      description: "The scheduler has not looked at the job yet.",
      tags: "waiting",
      on: { DEPENDS: "PENDING", IS_FREE: "RUNNABLE", CANCEL: "FAILED" },
    },
    PENDING: {
      description: "The job depends on another one.",
      tags: "waiting",
      on: { IS_FREE: "RUNNABLE", CANCEL: "FAILED", DEPENDENCY_FAILED: "FAILED" },
    },
    RUNNABLE: {
      description: "The job waits for a compute environment.",
      tags: "waiting",
      on: { SCHEDULE: "STARTING", CANCEL: "FAILED" },
    },
    STARTING: {
      description: "The container image is pulled.",
      tags: "starting",
      on: { BEGIN: "RUNNING", RETRY: "RUNNABLE", TERMINATE: "FAILED" },
    },
    RUNNING: {
      tags: "running",
      on: { EXIT_0: "SUCCEEDED", EXIT_1: "FAILED", RETRY: "RUNNABLE", TERMINATE: "FAILED" },
    },
    SUCCEEDED: { type: "final" },
    FAILED: { type: "final" },
  },
});
