import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trainingJobLifecycle, validateHistory, validateUnknown } from "../../src/index.ts";
import { edgeCoverage, type LegalHistoryConstraints, legalHistory, type TimeForm } from "../../src/testing/index.ts";
import { assertArbitrary } from "../support/arbitrary-assertions.ts";
import { historySize } from "../support/history-size.ts";
import { samples } from "../support/slow.ts";

type History = readonly { readonly Status: string; readonly StartTime: Date; readonly EndTime?: Date }[];

const findingsOf = (history: unknown) => validateUnknown(history).findings;

describe.each<[string, LegalHistoryConstraints<"date">]>([
  ["without constraints", {}],
  ["ended, with 5 to 20 entries", { ended: true, minLength: 5, maxLength: 20 }],
  ["running, without spot, in whole seconds", { ended: false, spot: false, clock: "seconds" }],
  ["stopped", { ended: true, terminalStatuses: ["Stopped", "MaxRuntimeExceeded"] }],
])("legalHistory, %s", (_, constraints) => {
  assertArbitrary(legalHistory(constraints), {
    isCorrect: (history) => {
      expect(findingsOf(history)).toEqual([]);
      expectToObey(history, constraints);
    },
    size: historySize,
    strangers: [
      [],
      undefined,
      [{ Status: "Completed", StartTime: new Date("2024-05-01") }],
      [{ Status: "Starting", StartTime: new Date("2014-05-01") }],
      [{ Status: "Starting", StartTime: new Date("2024-05-01"), StatusMessage: "not one of ours" }],
    ],
  });
});

function expectToObey(history: History, constraints: LegalHistoryConstraints<"date">): void {
  const { minLength = 1, maxLength = 24, ended, terminalStatuses, spot = true, clock } = constraints;
  expect(history.length).toBeGreaterThanOrEqual(minLength);
  expect(history.length).toBeLessThanOrEqual(maxLength);
  const last = history.at(-1)!;
  const isEnd = trainingJobLifecycle.terminalStatuses.includes(last.Status);
  if (ended !== undefined) expect(isEnd).toBe(ended);
  if (isEnd && terminalStatuses !== undefined) expect(terminalStatuses).toContain(last.Status);
  if (!spot) expect(history.map(({ Status }) => Status)).not.toContain("Interrupted");
  if (clock === "seconds") for (const { StartTime } of history) expect(StartTime.getTime() % 1000).toBe(0);
}

test.each(["documented", "observed", "inferred"] as const)("covers every edge with evidence %s", (evidence) => {
  const coverage = edgeCoverage({ evidence });
  const rules = new Set<string>();
  const look = fc.property(legalHistory({ evidence }), (history) => {
    coverage.record(history);
    for (const { rule } of validateHistory(history, { evidence }).findings) rules.add(rule);
  });
  fc.assert(look, { seed: 1, numRuns: samples(100_000, 4000) });
  coverage.demand({ edges: 1, statuses: 1, endings: 1 });
  expect([...rules]).toEqual(evidence === "inferred" ? ["unattested-transition"] : []);
});

test("generates retired statuses on request, and no other findings", () => {
  const retired = { retired: true, evidence: "inferred" } as const;
  const coverage = edgeCoverage(retired);
  for (const history of fc.sample(legalHistory(retired), { seed: 1, numRuns: 4000 })) {
    coverage.record(history);
    const warnings = findingsOf(history).filter(({ severity }) => severity !== "info");
    expect(warnings.filter(({ rule }) => rule !== "deprecated-status")).toEqual([]);
  }
  expect(coverage.statuses.missed).toEqual([]);
});

test.each<[TimeForm, string]>([
  ["date", "object"],
  ["seconds", "number"],
  ["milliseconds", "number"],
  ["iso", "string"],
])("as %s, the statuses are the same", (times, type) => {
  const [history] = fc.sample(legalHistory({ times }), { seed: 5, numRuns: 1 });
  const [dates] = fc.sample(legalHistory(), { seed: 5, numRuns: 1 });
  expect(typeof history![0]!.StartTime).toBe(type);
  expect(findingsOf(history)).toEqual([]);
  const statuses = (entries: readonly { Status: string }[]) => entries.map(({ Status }) => Status);
  expect(statuses(history!)).toEqual(statuses(dates!));
});

test("entries last as long as the range of their phase allows", () => {
  const durations = { training: { min: 7200, max: 7300 } };
  for (const history of fc.sample(legalHistory({ durations }), { seed: 3, numRuns: 500 })) {
    for (const { Status, StartTime, EndTime } of history) {
      if (Status !== "Training" || EndTime === undefined) continue;
      const seconds = (EndTime.getTime() - StartTime.getTime()) / 1000;
      expect(seconds).toBeGreaterThanOrEqual(7200);
      expect(seconds).toBeLessThanOrEqual(7300);
    }
  }
});

test("a history that starts now reaches up to a month into the future", () => {
  const minStart = new Date(Math.ceil(Date.now() / 1000) * 1000);
  const histories = fc.sample(legalHistory({ minStart, maxStart: minStart, evidence: "inferred" }), {
    seed: 1,
    numRuns: 2000,
  });
  const month = 30 * 86_400_000;
  const rulesAt = (now: number) =>
    new Set(histories.flatMap((history) => validateHistory(history, { now }).findings.map(({ rule }) => rule)));
  expect(rulesAt(minStart.getTime())).toContain("implausible-timestamp");
  expect(rulesAt(minStart.getTime() + month)).toEqual(new Set(["unattested-transition"]));
});

test("long histories shrink to a shortest counterexample", () => {
  const isShort = (history: History) => history.filter(({ Status }) => Status === "Training").length < 3;
  const details = fc.check(fc.property(legalHistory({ maxLength: 200 }), isShort), { seed: 1 });
  // Starting Training Pending Training Pending Training
  expect(details.counterexample?.[0]).toHaveLength(6);
});
