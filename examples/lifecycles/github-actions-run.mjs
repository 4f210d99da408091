import { lifecycleOf } from "sagemaker-transitions/machine";
import { createMachine } from "xstate";

/*
 * A run of a GitHub Actions workflow. The REST API documents its statuses and conclusions, not their order:
 * https://docs.github.com/en/rest/actions/workflow-runs
 *
 * A history is what a receiver of webhooks collects: `[{ "state": "queued", "at": "2026-05-16T18:10:50Z" }]`. Its
 * statuses are those of the run and, once it is completed, its conclusion. A run that was completed can be run again.
 */
const machine = createMachine({
  id: "WorkflowRun",
  initial: "none",
  states: {
    none: { tags: "no-entry", on: { request: "requested", queue: "queued", wait: "waiting", hold: "pending" } },
    requested: { tags: "waiting", on: { queue: "queued", wait: "waiting", hold: "pending", complete: "completed" } },
    pending: {
      description: "The concurrency group is taken.",
      tags: "waiting",
      on: { queue: "queued", wait: "waiting", cancel: "completed.cancelled" },
    },
    waiting: {
      description: "A deployment protection rule is not satisfied.",
      tags: "waiting",
      on: { queue: "queued", cancel: "completed.cancelled", reject: "completed.failure" },
    },
    queued: {
      tags: "waiting",
      on: { start: "in_progress", wait: "waiting", hold: "pending", cancel: "completed.cancelled", skip: "completed.skipped" },
    },
    in_progress: {
      tags: "running",
      on: {
        succeed: "completed.success",
        fail: "completed.failure",
        cancel: "completed.cancelled",
        time_out: "completed.timed_out",
        wait: "waiting",
        queue: "queued",
      },
    },
    completed: {
      tags: "ended",
      initial: "success",
      on: { rerun: "queued" },
      states: { success: {}, failure: {}, cancelled: {}, skipped: {}, timed_out: {} },
    },
  },
});

export default lifecycleOf(machine, {
  evidence: "inferred",
  source: "GitHub REST API, workflow runs",
  service: { name: "GitHub Actions", since: "2018-10-16" },
  fields: { history: "states", status: "state", start: "at", end: null, secondaryStatus: "conclusion" },
});
