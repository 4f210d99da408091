import { expect, test } from "vitest";
import { compareSnapshots } from "../../../src/index.ts";

const settings = {
  CreationTime: "2025-05-16T18:10:50Z",
  StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200, MaxPendingTimeInSeconds: 7200 },
  RetryStrategy: { MaximumRetryAttempts: 3 },
  EnableManagedSpotTraining: true,
};

const CHANGES: readonly (readonly [field: string, later: object, message: RegExp])[] = [
  [
    "CreationTime",
    { CreationTime: "2025-05-16T18:11:50Z" },
    /^was 2025-05-16T18:10:50.000Z .* 2025-05-16T18:11:50.000Z now/,
  ],
  [
    "StoppingCondition.MaxPendingTimeInSeconds",
    { StoppingCondition: { ...settings.StoppingCondition, MaxPendingTimeInSeconds: 9000 } },
    /was 7200 .* 9000 now/,
  ],
  ["RetryStrategy.MaximumRetryAttempts", { RetryStrategy: { MaximumRetryAttempts: 4 } }, /was 3 .* 4 now/],
  ["EnableManagedSpotTraining", { EnableManagedSpotTraining: false }, /was true .* false now/],
];

test.each(CHANGES)("%s cannot change", (field, later, message) => {
  const findings = compareSnapshots(settings, { ...settings, ...later }).findings.filter(
    ({ rule }) => rule === "settings-changed",
  );
  expect(findings.map(({ path }) => path.join("."))).toEqual([field]);
  expect(findings[0]?.message).toMatch(message);
});

test("a setting that one response lacks is not compared", () => {
  const { CreationTime: _, RetryStrategy: __, ...fewer } = settings;
  expect(compareSnapshots(settings, fewer).findings.filter(({ rule }) => rule === "settings-changed")).toEqual([]);
});
