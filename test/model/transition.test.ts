import { describe, expect, test } from "vitest";
import { equalTransitions, parseTransition } from "../../src/index.ts";
import { parseJob } from "../../src/model/job.ts";
import { describe as inWords } from "../../src/model/safe-access.ts";

const START = new Date("2025-05-16T18:10:50.603Z");

describe("equality", () => {
  const formats = [START, 1747419050.603, 1747419050603, "2025-05-16T11:10:50.603000-07:00"];

  test("does not mind the format of a time", () => {
    for (const StartTime of formats) {
      for (const EndTime of formats) {
        expect(
          equalTransitions(
            { Status: "Starting", StartTime, EndTime },
            { Status: "Starting", StartTime: START, EndTime: START },
          ),
        ).toBe(true);
      }
    }
  });

  test.each([
    ["status", { Status: "Pending", StartTime: START }],
    ["start", { Status: "Starting", StartTime: 1747419050 }],
    ["end", { Status: "Starting", StartTime: START, EndTime: START }],
    ["message", { Status: "Starting", StartTime: START, StatusMessage: "" }],
  ])("minds the %s", (_, other) => {
    const one = { Status: "Starting", StartTime: START };
    expect(equalTransitions(one, other)).toBe(false);
    expect(equalTransitions(other, one)).toBe(false);
    expect(equalTransitions(other, { ...other })).toBe(true);
  });

  test("takes null for absent, and no time for equal to itself", () => {
    const nulls = { Status: "Starting", StartTime: "soon", EndTime: null, StatusMessage: null } as never;
    expect(equalTransitions(nulls, { Status: "Starting", StartTime: "later" })).toBe(true);
  });
});

describe("parsing", () => {
  test("an entry as it should be has no problem", () => {
    const entry = { Status: "Starting", StartTime: START, EndTime: null, StatusMessage: "x" };
    expect(parseTransition(entry)).toEqual({ Status: "Starting", StartTime: START, EndTime: undefined, problems: [] });
  });

  test("reports each wrong field separately", () => {
    const { problems } = parseTransition({ Status: 1, StartTime: true, EndTime: {}, StatusMessage: [] });
    expect(problems.map(({ field }) => field)).toEqual(["Status", "StartTime", "EndTime", "StatusMessage"]);
  });

  test.each([[null], [undefined], [7], ["Starting"], [[]], [() => 0]])("%o is no entry", (value) => {
    expect(parseTransition(value).problems).toMatchObject([{ found: value }]);
  });

  test("without times none is asked for", () => {
    expect(parseTransition({ Status: "Starting" }, { hasTimes: false }).problems).toEqual([]);
    expect(parseTransition({ Status: "Starting" }).problems).toMatchObject([{ field: "StartTime" }]);
  });

  test("a job gives what rules read, and a problem for each field that is wrong", () => {
    const { job, problems } = parseJob({
      TrainingJobName: null,
      SecondaryStatusTransitions: {},
      TrainingTimeInSeconds: Number.POSITIVE_INFINITY,
      BillableTimeInSeconds: -0,
      EnableManagedSpotTraining: "yes",
      StoppingCondition: { MaxRuntimeInSeconds: "1", MaxWaitTimeInSeconds: 2 },
      RetryStrategy: 3,
      CreationTime: START,
    });
    expect(job).toMatchObject({
      CreationTime: START,
      BillableTimeInSeconds: 0,
      StoppingCondition: { MaxWaitTimeInSeconds: 2 },
    });
    expect(problems.map(({ path }) => path.join("."))).toEqual([
      "SecondaryStatusTransitions",
      "TrainingTimeInSeconds",
      "EnableManagedSpotTraining",
      "StoppingCondition.MaxRuntimeInSeconds",
      "RetryStrategy",
    ]);
    expect(parseJob({ SecondaryStatusTransitions: [], StoppingCondition: 7 }).problems).toMatchObject([
      { path: ["StoppingCondition"] },
    ]);
    expect(parseJob([]).problems).toMatchObject([{ path: [] }]);
  });
});

test("any value can be put in words", () => {
  const long = "x".repeat(100);
  expect([undefined, null, "a", 1, true, [], {}, () => 0, Symbol("s"), 7n].map(inWords)).toEqual([
    "nothing",
    "null",
    '"a"',
    "1",
    "true",
    "an array",
    "an object",
    "a function",
    "a symbol",
    "a bigint",
  ]);
  expect(inWords(long)).toBe(`"${"x".repeat(80)}…"`);
});
