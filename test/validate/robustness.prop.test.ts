import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLegal, validateHistory, validateJob } from "../../src/index.ts";
import { almostHistory, almostJob } from "../support/almost.ts";
import { samples } from "../support/slow.ts";

/** What holds of any report on any value. */
function expectSoundReport(value: unknown, isJob: boolean): void {
  const before = fc.stringify(value);
  const report = isJob ? validateJob(value as never) : validateHistory(value as never);
  expect(fc.stringify(value)).toBe(before);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report.verdict === "illegal").toBe(report.findings.some(({ severity }) => severity === "error"));
  const places = report.findings.map(({ rule, path }) => `${rule} at ${path.join(".")}`);
  expect(places).toEqual([...new Set(places)]);
  for (const { rule, message } of report.findings) {
    expect(report.checked.rules).toContain(rule);
    expect(message).not.toMatch(/undefined|\[object/);
  }
  if (!isJob) expect(isLegal(value as never)).toBe(report.verdict !== "illegal");
}

describe("any value at all gives a sound report", () => {
  test.each([
    ["JSON", fc.jsonValue()],
    [
      "anything",
      fc.anything({ withDate: true, withMap: true, withBigInt: true, withSparseArray: true, withNullPrototype: true }),
    ],
    ["arrays of junk", fc.array(fc.anything())],
    ["almost a history", almostHistory],
  ])("%s, as a history and as a job", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<unknown>, (value) => {
        expectSoundReport(value, false);
        expectSoundReport(value, true);
        expectSoundReport({ SecondaryStatusTransitions: value }, true);
      }),
      { numRuns: samples(2_000, 150) },
    );
  });

  test("almost a job", () => {
    fc.assert(
      fc.property(almostJob, (job) => expectSoundReport(job, true)),
      { numRuns: samples(10_000, 500) },
    );
  });
});

describe("values that fight back", () => {
  const throwing = () => {
    throw new Error("do not touch");
  };
  const getter = Object.defineProperty({ Status: "Starting" }, "StartTime", { get: throwing, enumerable: true });
  const proxy = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing });
  const proxiedArray = new Proxy([1, 2], { get: throwing });
  const { proxy: revoked, revoke } = Proxy.revocable([], {});
  revoke();
  const cyclic: Record<string, unknown> = { Status: "Starting", StartTime: 1_700_000_000 };
  cyclic.StatusMessage = cyclic;
  const endless = new Proxy([], { get: (_, key) => (key === "length" ? 4e9 : undefined) });

  test.each([
    ["a getter that throws", getter],
    ["a proxy that throws", proxy],
    ["a proxied array that throws", proxiedArray],
    ["a revoked proxy", revoked],
    ["a cycle", cyclic],
  ])("%s", (_, value) => {
    for (const input of [
      value,
      [value],
      { SecondaryStatusTransitions: value },
      { SecondaryStatusTransitions: [value] },
    ]) {
      expect(validateHistory(input as never).verdict).toBe(isLegal(input as never) ? "open" : "illegal");
      expect(() => JSON.stringify(validateJob(input))).not.toThrow();
    }
    expect(validateHistory([value]).findings.length).toBeGreaterThan(0);
  });

  test("a limit of the wrong type beside a history", () => {
    const job = { SecondaryStatusTransitions: [], StoppingCondition: { MaxRuntimeInSeconds: "7" } };
    expect(validateJob(job as never).findings[0]).toMatchObject({
      rule: "malformed-job",
      path: ["StoppingCondition", "MaxRuntimeInSeconds"],
    });
  });

  test("an array that claims four billion entries is refused, not walked", () => {
    const report = validateHistory(endless);
    expect(report.findings.find(({ rule }) => rule === "malformed-job")?.message).toMatch(/at most 10000 transitions/);
    expect(isLegal(endless)).toBe(false);
  });

  test("a history of 10,000 entries", () => {
    const long = Array.from({ length: 10_000 }, (_, i) => ({
      Status: i % 2 ? "Downloading" : "Interrupted",
      StartTime: 1_700_000_000_000 + i,
      EndTime: 1_700_000_000_001 + i,
    }));
    expect(validateHistory(long).checked.entries).toBe(10_000);
  });
});
