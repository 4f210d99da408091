import { expect, test } from "vitest";
import { compareSnapshots } from "../../../src/index.ts";
import { createMonitor } from "../../../src/validate/monitor/index.ts";

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

test("a CreationTime without a time zone is compared with another such one alone", () => {
  const naive = (time: string) => ({ CreationTime: `2025-05-16 ${time}` });
  const rulesOf = (earlier: object, later: object) => compareSnapshots(earlier, later).findings.map(({ rule }) => rule);
  expect(rulesOf(naive("18:10:50"), settings)).toEqual([]);
  expect(rulesOf(naive("18:10:50"), naive("18:10:50"))).toEqual([]);
  expect(rulesOf(naive("18:10:50"), naive("18:10:51"))).toEqual(["settings-changed"]);
  const monitor = createMonitor();
  const event = (CreationTime: unknown) => ({ detail: { CreationTime, SecondaryStatusTransitions: [] } });
  const seen = ["2025-05-16 18:10:50", 1_747_419_000_000].map((time) => monitor.update("a-job", event(time)));
  expect(seen.flat().filter(({ rule }) => rule === "settings-changed")).toEqual([]);
});
