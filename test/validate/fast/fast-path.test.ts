import { describe, expect, test } from "vitest";
import { isLegal, rules, validateHistory, validateJob } from "../../../src/index.ts";
import { resolveOptions } from "../../../src/validate/engine/options.ts";
import { fullReport } from "../../../src/validate/validate.ts";
import { fastReport } from "../../support/fast-report.ts";
import { ended, life, running } from "../../support/jobs.ts";

const settings = resolveOptions(undefined);

describe("the fast path reports on every job in which nothing is wrong", () => {
  const clean = Object.entries({ ...ended, ...running });

  test.each(clean)("%s", (_, job) => {
    const history = job.SecondaryStatusTransitions;
    expect(fastReport(history, "history", settings)).toEqual(fullReport(history, "history", settings));
    expect(fastReport(job, "job", settings)).toEqual(fullReport(job, "job", settings));
  });
});

describe("distinguishes nearly clean inputs from those that only look unclean", () => {
  const { completed } = ended;
  const pending = ended["with Pending"]!;
  const { training } = running;
  const early = life("InProgress", "Starting Training Interrupted Downloading Training", { spot: true, ended: false });
  const late = (job: typeof training, milliseconds: number) =>
    job!.SecondaryStatusTransitions.at(-1)!.StartTime + milliseconds;

  test.each([
    ["ended by another primary status", { ...completed, TrainingJobStatus: "Failed", FailureReason: "none" }, false],
    ["modified before its end", { ...training, TrainingEndTime: late(training, 9_000) }, false],
    [
      "an end of training before the end of the history",
      { ...training, TrainingEndTime: late(training, 9_000), LastModifiedTime: late(training, 9_000) },
      false,
    ],
    ["modified within the precision of a second", { ...completed, LastModifiedTime: late(completed, -999) }, true],
    ["modified a second too early", { ...completed, LastModifiedTime: late(completed, -1000) }, false],
    [
      "waiting before the start of training left out of its time",
      {
        ...pending,
        TrainingTimeInSeconds: pending.TrainingTimeInSeconds! - 75,
        BillableTimeInSeconds: pending.TrainingTimeInSeconds! - 75,
      },
      false,
    ],
    [
      "training before any downloading",
      { ...early, TrainingStartTime: early.SecondaryStatusTransitions[1]!.StartTime },
      true,
    ],
    [
      "a limit that was not reached, in a job that was not stopped for it",
      {
        ...completed,
        StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      },
      true,
    ],
  ])("%s", (_, job, isClean) => {
    const full = fullReport(job, "job", settings);
    expect(full.findings.length === 0).toBe(isClean);
    expect(fastReport(job, "job", settings)).toEqual(isClean ? full : undefined);
  });
});

describe("an input whose getters throw or validate", () => {
  const history = ended.completed!.SecondaryStatusTransitions;
  const throwing = (field: string) => [
    ...history.slice(0, -1),
    Object.defineProperty({ ...history.at(-1)! }, field, {
      get: () => {
        throw new Error("do not touch");
      },
    }),
  ];

  test.each(["Status", "StartTime", "EndTime", "StatusMessage"])("a %s that throws counts as absent", (field) => {
    const full = fullReport(throwing(field), "history", settings);
    expect(validateHistory(throwing(field))).toEqual(full);
    expect(isLegal(throwing(field))).toBe(full.verdict !== "illegal");
    expect(validateJob({ SecondaryStatusTransitions: throwing(field) }).verdict).toBe(full.verdict);
  });

  test("a getter may ask for a validation itself", () => {
    const other = running.training!.SecondaryStatusTransitions;
    const asking = history.map((entry) =>
      Object.defineProperty({ ...entry }, "StatusMessage", {
        get: () => `${isLegal(other)} ${validateHistory(other).verdict}`,
      }),
    );
    expect(validateHistory(asking)).toEqual(validateHistory(history));
    expect(isLegal(asking)).toBe(true);
  });

  test("an array without a whole length is not an array", () => {
    for (const length of ["3", 2.5, Number.NaN]) {
      const odd = new Proxy(history, { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
      expect(isLegal(odd)).toBe(false);
      expect(validateHistory(odd)).toEqual(fullReport(odd, "history", settings));
    }
  });
});

test("a long history leaves nothing behind for the short one after it", () => {
  const [first, second] = ["Downloading", "Interrupted"];
  const long = Array.from({ length: 5_001 }, (_, i) => ({
    Status: i === 0 ? "Starting" : i % 2 === 1 ? first : second,
    StartTime: 1_700_000_000_000 + i,
    EndTime: 1_700_000_000_001 + i,
  }));
  const short = ended.completed!.SecondaryStatusTransitions;
  for (const history of [long, short, long.slice(0, 20), []]) {
    expect(isLegal(history)).toBe(fullReport(history, "history", settings).verdict !== "illegal");
    expect(validateHistory(history)).toEqual(fullReport(history, "history", settings));
  }
});

test("reports share their list of rules, which is frozen", () => {
  const one = validateHistory(ended.completed!.SecondaryStatusTransitions);
  const other = validateHistory(ended.stopped!.SecondaryStatusTransitions);
  expect(one.checked.rules).toBe(other.checked.rules);
  expect(Object.isFrozen(one.checked.rules)).toBe(true);
  expect(one.findings).not.toBe(other.findings);
  const withoutGap = validateHistory(ended.completed!.SecondaryStatusTransitions, { rules: { gap: "off" } });
  expect(withoutGap.checked.rules).toEqual(one.checked.rules.filter((id) => id !== rules.gap.id));
});
