import { describe, expect, test } from "vitest";
import { validateHistory, validateJob } from "../../src/index.ts";

const at = (seconds: number) => 1_747_419_050 + seconds;
const waiting = [
  { Status: "Starting", StartTime: at(0), EndTime: at(10) },
  { Status: "Pending", StartTime: at(10) },
];
const job = { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: waiting };
const stuckIn = (value: object, limits: Record<string, number>, seconds: number) =>
  validateJob(value, { limits, now: at(seconds) }).findings.filter(({ rule }) => rule === "stuck");

describe("a job is stuck in a status", () => {
  test("for longer than its limit, and no sooner", () => {
    expect(stuckIn(job, { Pending: 60 }, 70)).toEqual([]);
    expect(stuckIn(job, { Pending: 60 }, 71)).toMatchObject([
      { path: ["SecondaryStatusTransitions", 1, "StartTime"], data: { status: "Pending", limit: 60 } },
    ]);
  });

  test("that has a limit, and in which it still is", () => {
    expect(stuckIn(job, { Starting: 1, Training: 1 }, 1000)).toEqual([]);
  });

  test("in an array alone too", () => {
    const { findings } = validateHistory(waiting, { limits: { Pending: 60 }, now: at(71) });
    expect(findings).toMatchObject([{ rule: "stuck", path: [1, "StartTime"] }]);
  });

  test.each([
    [
      "has ended, as its history says",
      [...waiting.slice(0, 1), { Status: "Failed", StartTime: at(10), EndTime: at(10) }],
    ],
    ["has no readable start", [{ Status: "Pending", StartTime: "soon" }]],
    ["has times without a zone", [{ Status: "Pending", StartTime: "2025-05-16 18:10:50" }]],
  ])("not where it %s", (_, SecondaryStatusTransitions) => {
    expect(stuckIn({ SecondaryStatusTransitions }, { Pending: 60, Failed: 1 }, 1e6)).toEqual([]);
  });

  test("not where TrainingJobStatus says that it has ended: another rule tells what is wrong there", () => {
    const { findings } = validateJob(
      { ...job, TrainingJobStatus: "Stopped" },
      { limits: { Pending: 60 }, now: at(71) },
    );
    expect(findings.map(({ rule }) => rule)).toEqual(["unfinished-history"]);
    expect(stuckIn({ ...job, TrainingJobStatus: "Deleting" }, { Pending: 60 }, 1000)).toEqual([]);
  });
});

test("without limits the rule has not run", () => {
  expect(validateJob(job, { now: at(0) }).checked.rules).not.toContain("stuck");
  expect(validateJob(job, { now: at(0), limits: {} }).checked.rules).toContain("stuck");
});
