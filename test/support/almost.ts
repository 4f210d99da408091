import fc from "fast-check";
import { trainingJobLifecycle } from "../../src/index.ts";

/** Statuses, times and fields that are nearly right, so that random values reach deep into the rules. */
const almostTime = fc.oneof(
  fc.integer({ min: 1_700_000_000, max: 1_700_000_050 }),
  fc.integer({ min: 1_700_000_000_000, max: 1_700_000_050_000 }),
  fc.date({ min: new Date("2023-11-14T22:13:20Z"), max: new Date("2023-11-14T22:14:10Z"), noInvalidDate: false }),
  fc.constantFrom(
    "2023-11-14T22:13:20Z",
    "2023-11-14 22:13:20",
    "2023-11-14T15:13:20.500-07:00",
    "yesterday",
    "",
    null,
  ),
  fc.constantFrom(Number.NaN, 0, -1, 1e308, "1.7E9", true, {}),
);

const almostEntry = fc.record(
  {
    Status: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...trainingJobLifecycle.statuses) },
      fc.constantFrom("", "training", 7, null),
    ),
    StartTime: almostTime,
    EndTime: almostTime,
    StatusMessage: fc.oneof({ weight: 8, arbitrary: fc.string() }, fc.constantFrom(7, null)),
  },
  { requiredKeys: [] },
);

export const almostHistory = fc.array(fc.oneof({ weight: 20, arbitrary: almostEntry }, fc.jsonValue()));

export const almostJob = fc.record(
  {
    TrainingJobStatus: fc.constantFrom(...trainingJobLifecycle.primaryStatuses, "completed", 3),
    SecondaryStatus: fc.constantFrom(...trainingJobLifecycle.statuses, 3),
    SecondaryStatusTransitions: almostHistory,
    CreationTime: almostTime,
    TrainingStartTime: almostTime,
    TrainingEndTime: almostTime,
    LastModifiedTime: almostTime,
    TrainingTimeInSeconds: fc.oneof(fc.integer(), fc.double(), fc.string()),
    BillableTimeInSeconds: fc.oneof(fc.integer(), fc.double(), fc.string()),
    EnableManagedSpotTraining: fc.constantFrom(true, false, null, "true"),
    StoppingCondition: fc.oneof(
      fc.jsonValue(),
      fc.record({ MaxRuntimeInSeconds: fc.nat(), MaxWaitTimeInSeconds: fc.nat() }),
    ),
    RetryStrategy: fc.oneof(fc.jsonValue(), fc.constant({ MaximumRetryAttempts: 1 })),
    FailureReason: fc.oneof(fc.string(), fc.jsonValue()),
  },
  { requiredKeys: [] },
);
