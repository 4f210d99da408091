import { expect, test } from "vitest";
import { validateUnknown } from "../../../src/index.ts";
import { at, BEGIN, bare, edited, expectCases, HISTORY, JOB, SPOT, without } from "../../support/boundaries.ts";
import { NOW } from "../../support/findings.ts";

/* Rules on limits and durations of a job, on both sides of their boundaries. */

expectCases({
  "billable-time-mismatch": [
    { what: "as long as the training", input: JOB },
    {
      what: "less, without spot",
      input: { ...JOB, BillableTimeInSeconds: 179 },
      says: ["BillableTimeInSeconds: is 179; expected 180, the TrainingTimeInSeconds"],
    },
    { what: "less, with spot", input: { ...JOB, BillableTimeInSeconds: 1, EnableManagedSpotTraining: true } },
    { what: "less, perhaps with spot", input: { ...without("EnableManagedSpotTraining"), BillableTimeInSeconds: 1 } },
    {
      what: "more, with spot",
      input: { ...JOB, BillableTimeInSeconds: 181, EnableManagedSpotTraining: true },
      says: ["BillableTimeInSeconds: is 181; expected at most 180, the TrainingTimeInSeconds"],
    },
    {
      what: "more, perhaps with spot",
      input: { ...without("EnableManagedSpotTraining"), BillableTimeInSeconds: 181 },
      says: ["BillableTimeInSeconds: is 181; expected at most 180, the TrainingTimeInSeconds"],
    },
    {
      what: "nothing, with spot",
      input: { ...JOB, BillableTimeInSeconds: 0, EnableManagedSpotTraining: true },
      says: ["BillableTimeInSeconds: is 0; expected at most 180, the TrainingTimeInSeconds"],
    },
    { what: "nothing, serverless", input: { ...JOB, BillableTimeInSeconds: 0, ServerlessJobConfig: {} } },
    {
      what: "less but something, serverless",
      input: { ...JOB, BillableTimeInSeconds: 1, ServerlessJobConfig: {} },
      says: ["BillableTimeInSeconds: is 1; expected 180, the TrainingTimeInSeconds"],
    },
    {
      what: "less, of a job that was restarted",
      input: bare("Completed", "Starting Downloading Training Starting Downloading Training Uploading Completed", {
        TrainingTimeInSeconds: 360,
        BillableTimeInSeconds: 359,
        EnableManagedSpotTraining: false,
      }),
    },
    {
      what: "more, of a job that was restarted",
      input: bare("Completed", "Starting Downloading Training Starting Downloading Training Uploading Completed", {
        TrainingTimeInSeconds: 360,
        BillableTimeInSeconds: 361,
        EnableManagedSpotTraining: false,
      }),
      says: ["BillableTimeInSeconds: is 361; expected 360, the TrainingTimeInSeconds"],
    },
    {
      what: "beside a training time that is in doubt",
      input: { ...JOB, BillableTimeInSeconds: 100, TrainingTimeInSeconds: 100 },
    },
    {
      what: "beside a training time that is wrong itself",
      input: { ...JOB, BillableTimeInSeconds: 180, TrainingTimeInSeconds: 100 },
      isSlow: true,
    },
    {
      what: "nothing, in a job whose ServerlessJobConfig cannot be read",
      input: { ...JOB, BillableTimeInSeconds: 0, ServerlessJobConfig: 7 },
      isSlow: true,
    },
  ],
  "max-runtime-not-reached": [
    {
      what: "beside a first entry that is in doubt",
      input: bare("Stopped", "Starting Training Stopping MaxRuntimeExceeded", {
        StoppingCondition: { MaxRuntimeInSeconds: 9000 },
        CreationTime: at(-60),
      }),
      isSlow: true,
    },
    {
      what: "exactly reached",
      input: bare("Stopped", "Starting Training Stopping MaxRuntimeExceeded", {
        StoppingCondition: { MaxRuntimeInSeconds: 180 },
      }),
    },
    {
      what: "missed by a second",
      input: bare("Stopped", "Starting Training Stopping MaxRuntimeExceeded", {
        StoppingCondition: { MaxRuntimeInSeconds: 181 },
      }),
      says: [
        "SecondaryStatusTransitions.3.Status: MaxRuntimeExceeded 3 min after the job began; MaxRuntimeInSeconds is 181 (3 min 1 s)",
      ],
    },
    {
      what: "another limit",
      input: bare("Stopped", "Starting Training Stopping MaxRuntimeExceeded", {
        StoppingCondition: { MaxWaitTimeInSeconds: 9000 },
      }),
    },
    {
      what: "another end",
      input: bare("Stopped", "Starting Training Stopping Stopped", {
        StoppingCondition: { MaxRuntimeInSeconds: 9000 },
      }),
    },
    {
      what: "a history whose beginning is missing",
      input: bare("Stopped", "Training Stopping MaxRuntimeExceeded", {
        StoppingCondition: { MaxRuntimeInSeconds: 9000 },
      }),
      isSlow: true,
    },
    {
      what: "a step that is illegal itself",
      input: bare("Stopped", "Starting Training MaxRuntimeExceeded", {
        StoppingCondition: { MaxRuntimeInSeconds: 9000 },
      }),
      isSlow: true,
    },
    { what: "no entry", input: { StoppingCondition: { MaxRuntimeInSeconds: 9000 }, SecondaryStatusTransitions: [] } },
    {
      what: "no end that can be read",
      input: { StoppingCondition: { MaxRuntimeInSeconds: 9000 }, SecondaryStatusTransitions: [{ StartTime: at(0) }] },
    },
  ],
  "max-wait-not-reached": [
    {
      what: "exactly reached",
      input: bare("Stopped", "Starting Stopping MaxWaitTimeExceeded", {
        StoppingCondition: { MaxWaitTimeInSeconds: 120 },
        EnableManagedSpotTraining: true,
      }),
    },
    {
      what: "missed by a second",
      input: bare("Stopped", "Starting Stopping MaxWaitTimeExceeded", {
        StoppingCondition: { MaxWaitTimeInSeconds: 121 },
        EnableManagedSpotTraining: true,
      }),
      says: [
        "SecondaryStatusTransitions.2.Status: MaxWaitTimeExceeded 2 min after the job began; MaxWaitTimeInSeconds is 121 (2 min 1 s)",
      ],
    },
  ],
  "max-wait-below-max-runtime": [
    {
      what: "both the same",
      input: { ...JOB, StoppingCondition: { MaxWaitTimeInSeconds: 60, MaxRuntimeInSeconds: 60 } },
    },
    {
      what: "a second less",
      input: { ...JOB, StoppingCondition: { MaxWaitTimeInSeconds: 59, MaxRuntimeInSeconds: 60 } },
      says: [
        "StoppingCondition.MaxWaitTimeInSeconds: is 59; CreateTrainingJob accepts no less than MaxRuntimeInSeconds, 60",
      ],
    },
    { what: "one of them", input: { ...JOB, StoppingCondition: { MaxWaitTimeInSeconds: 59 } } },
  ],
  "restart-without-cause": [
    { what: "after an interruption", input: bare("Completed", SPOT, { EnableManagedSpotTraining: true }) },
    {
      what: "without one",
      input: bare("InProgress", "Starting Downloading Training Starting?"),
      says: [
        "SecondaryStatusTransitions.3.Status: Training → Starting: the job begins again, yet it was not interrupted and has no RetryStrategy",
      ],
    },
    {
      what: "with a RetryStrategy",
      input: bare("InProgress", "Starting Downloading Training Starting?", {
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
      isSlow: true,
    },
    { what: "after an unknown status", input: bare("InProgress", "Starting Downloading Training Sleeping Starting?") },
    {
      what: "twice",
      input: bare("InProgress", "Starting Downloading Training Starting Downloading Starting?"),
      says: [
        "SecondaryStatusTransitions.3.Status: Training → Starting: the job begins again, yet it was not interrupted and has no RetryStrategy",
        "SecondaryStatusTransitions.5.Status: Downloading → Starting: the job begins again, yet it was not interrupted and has no RetryStrategy",
      ],
    },
  ],
  "retry-limit-exceeded": [
    {
      what: "as often as allowed",
      input: bare("InProgress", `${"Starting Downloading ".repeat(11)}Starting?`, {
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
      isSlow: true,
    },
    {
      what: "once more",
      input: bare("InProgress", `${"Starting Downloading ".repeat(12)}Starting?`, {
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
      says: [
        "SecondaryStatusTransitions.24.Status: the job was restarted 12 times; MaximumRetryAttempts is 1, and a cluster is repaired at most 10 times",
      ],
    },
    {
      what: "without a limit",
      input: bare("InProgress", `${"Starting Downloading ".repeat(12)}Starting?`, { RetryStrategy: {} }),
    },
    {
      what: "so few entries that no more restarts fit",
      input: bare("InProgress", "Starting Downloading Starting Downloading Starting?", {
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
    },
    {
      what: "many interruptions, which are no restarts",
      input: bare("InProgress", `${"Starting Downloading Training Interrupted ".repeat(5)}Starting?`, {
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
      isSlow: true,
    },
    {
      what: "a strategy that cannot be read",
      input: bare("InProgress", `${"Starting Downloading ".repeat(12)}Starting?`, {
        RetryStrategy: { MaximumRetryAttempts: "1" },
      }),
    },
  ],
  "spot-status-without-spot": [
    { what: "with spot", input: bare("Completed", SPOT, { EnableManagedSpotTraining: true }) },
    {
      what: "without, twice",
      input: bare("InProgress", "Starting Interrupted Starting Interrupted Starting?", {
        EnableManagedSpotTraining: false,
      }),
      says: [
        "SecondaryStatusTransitions.1.Status: Interrupted belongs to managed spot training, and EnableManagedSpotTraining is false",
      ],
    },
    { what: "perhaps without", input: bare("Completed", SPOT) },
    {
      what: "a limit of spot jobs",
      input: bare("Stopped", "Starting Stopping MaxWaitTimeExceeded", { EnableManagedSpotTraining: false }),
      says: [
        "SecondaryStatusTransitions.2.Status: MaxWaitTimeExceeded belongs to managed spot training, and EnableManagedSpotTraining is false",
      ],
    },
    {
      what: "a limit of spot jobs that retries explain",
      input: bare("Stopped", "Starting Stopping MaxWaitTimeExceeded", {
        EnableManagedSpotTraining: false,
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
    },
    {
      what: "a status of spot jobs that retries do not explain",
      input: bare("InProgress", "Starting Interrupted?", {
        EnableManagedSpotTraining: false,
        RetryStrategy: { MaximumRetryAttempts: 1 },
      }),
      says: [
        "SecondaryStatusTransitions.1.Status: Interrupted belongs to managed spot training, and EnableManagedSpotTraining is false",
      ],
    },
    { what: "other statuses", input: JOB },
    {
      what: "a status that cannot be there",
      input: bare("InProgress", "Interrupted Starting?", { EnableManagedSpotTraining: false }),
      isSlow: true,
    },
    {
      what: "an entry without a status",
      input: { EnableManagedSpotTraining: false, SecondaryStatusTransitions: [{ StartTime: at(0) }] },
    },
  ],
  "training-time-mismatch": [
    { what: "the time from start to end", input: JOB },
    { what: "almost 1.5 s less", input: { ...JOB, TrainingTimeInSeconds: 178.501, BillableTimeInSeconds: 178.501 } },
    {
      what: "1.5 s less",
      input: { ...JOB, TrainingTimeInSeconds: 178.5 },
      says: ["TrainingTimeInSeconds: is 178.5, yet from TrainingStartTime to TrainingEndTime it is 180 s"],
    },
    { what: "almost 1.5 s more", input: { ...JOB, TrainingTimeInSeconds: 181.499, BillableTimeInSeconds: 181.499 } },
    {
      what: "1.5 s more",
      input: { ...JOB, TrainingTimeInSeconds: 181.5 },
      says: ["TrainingTimeInSeconds: is 181.5, yet from TrainingStartTime to TrainingEndTime it is 180 s"],
    },
    {
      what: "less the time in Stopping",
      input: bare("Stopped", "Starting Downloading Training Stopping Stopped", {
        TrainingStartTime: at(60),
        TrainingEndTime: at(240),
        TrainingTimeInSeconds: 120,
      }),
    },
    {
      what: "less than that",
      input: bare("Stopped", "Starting Downloading Training Stopping Stopped", {
        TrainingStartTime: at(60),
        TrainingEndTime: at(240),
        TrainingTimeInSeconds: 118,
      }),
      says: [
        "TrainingTimeInSeconds: is 118, yet from TrainingStartTime to TrainingEndTime it is 120 to 180 s, by what of it counts",
      ],
    },
    {
      what: "twice the time in Stopping",
      input: bare("Stopped", "Starting Downloading Stopping Uploading Stopped", {
        TrainingStartTime: at(60),
        TrainingEndTime: at(240),
        TrainingTimeInSeconds: 118,
      }),
      says: [
        "TrainingTimeInSeconds: is 118, yet from TrainingStartTime to TrainingEndTime it is 120 to 180 s, by what of it counts",
      ],
    },
    {
      what: "less the time that no entry covers",
      input: {
        ...JOB,
        SecondaryStatusTransitions: [HISTORY[0]!, { ...HISTORY[1]!, EndTime: at(100) }, ...HISTORY.slice(2)],
        TrainingTimeInSeconds: 160,
        BillableTimeInSeconds: 160,
      },
    },
    {
      what: "a tenth of a millisecond",
      input: { ...JOB, TrainingStartTime: BEGIN + 60_000.1, TrainingTimeInSeconds: 1 },
      says: ["TrainingTimeInSeconds: is 1, yet from TrainingStartTime to TrainingEndTime it is 180 s"],
    },
    { what: "beside an end that cannot be read", input: { ...JOB, TrainingEndTime: "soon", TrainingTimeInSeconds: 1 } },
    {
      what: "of a job whose last entry is open",
      input: bare("Completed", "Starting Downloading Training?", {
        TrainingStartTime: at(60),
        TrainingEndTime: at(240),
        TrainingTimeInSeconds: 60,
      }),
    },
    {
      what: "of a job with an entry that ends before it starts",
      input: {
        ...JOB,
        SecondaryStatusTransitions: edited(2, { EndTime: at(100) }),
        TrainingTimeInSeconds: 120,
        BillableTimeInSeconds: 120,
      },
    },
  ],
});

test.each([
  [true, true],
  [false, false],
  [undefined, null],
])(
  "a finding on the billable time says whether the job is known to use spot: %s",
  (EnableManagedSpotTraining, isSpot) => {
    const { findings } = validateUnknown(
      { ...JOB, BillableTimeInSeconds: 181, EnableManagedSpotTraining },
      { now: NOW },
    );
    expect(findings.map(({ data }) => data)).toEqual([{ found: 181, training: 180, isSpot }]);
  },
);
