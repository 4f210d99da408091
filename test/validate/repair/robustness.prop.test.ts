import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repairHistory, trainingJobLifecycle, type ValidateOptions } from "../../../src/index.ts";
import { samples } from "../../support/slow.ts";
import { patched, sequenceFindings, statusesIn } from "./histories.ts";

/** Few instants, so that entries often touch, overlap, stand in the wrong order or change places. */
const instant = fc.integer({ min: 0, max: 12 }).map((minutes) => Date.UTC(2025, 4, 16, 18, minutes));
const time = fc.oneof(
  { weight: 20, arbitrary: instant },
  { weight: 2, arbitrary: instant.map((at) => at / 1000) },
  { weight: 2, arbitrary: instant.map((at) => new Date(at)) },
  { weight: 2, arbitrary: instant.map((at) => new Date(at).toISOString()) },
  { weight: 1, arbitrary: instant.map((at) => new Date(at).toISOString().slice(0, -1)) },
  // NaN and a Date that is none have a test of their own.
  { weight: 1, arbitrary: fc.constantFrom<unknown>("yesterday", null, undefined, 7, "2025-02-30T00:00:00Z") },
);
const status = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...trainingJobLifecycle.statuses) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>("Bogus", "", null, 7) },
);
const entry = fc.record({ Status: status, StartTime: time, EndTime: time }, { requiredKeys: ["Status", "StartTime"] });

/** Entries one after the other, some of them then in another's place. */
const shuffled = fc
  .tuple(fc.array(status, { maxLength: 8 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }))
  .map(([statuses, swaps]) => {
    const at = (minutes: number) => Date.UTC(2025, 4, 16, 18, minutes);
    const history = statuses.map((Status, i) => ({ Status, StartTime: at(i), EndTime: at(i + 1) }));
    for (const [a, b] of swaps) {
      if (history.length === 0) break;
      const [i, j] = [a % history.length, b % history.length];
      [history[i], history[j]] = [history[j]!, history[i]!];
    }
    return history;
  });
const history: fc.Arbitrary<unknown[]> = fc.oneof(
  fc.array(fc.oneof({ weight: 15, arbitrary: entry as fc.Arbitrary<unknown> }, fc.jsonValue()), { maxLength: 8 }),
  shuffled,
);
const job = fc.record(
  {
    SecondaryStatusTransitions: fc.oneof({ weight: 15, arbitrary: history as fc.Arbitrary<unknown> }, fc.jsonValue()),
    TrainingJobStatus: fc.constantFrom(...trainingJobLifecycle.primaryStatuses, "Bogus"),
    CreationTime: time,
    TrainingEndTime: time,
    RetryStrategy: fc.constant({ MaximumRetryAttempts: 1 }),
  },
  { requiredKeys: [] },
);
const options = fc.record({
  evidence: fc.constantFrom("inferred", "observed", "documented"),
  hasTimes: fc.boolean(),
  now: fc.constant("2026-01-01T00:00:00Z"),
}) satisfies fc.Arbitrary<ValidateOptions>;

/** What holds of the repair of anything, also of what JSON does not hold. */
function expectPlainRepair(input: unknown, options: ValidateOptions): ReturnType<typeof repairHistory> {
  const before = fc.stringify(input);
  const repair = repairHistory(input, options);
  expect(fc.stringify(input)).toBe(before);
  expect(JSON.parse(JSON.stringify(repair))).toEqual(repair);
  expect(repairHistory(input, options)).toEqual(repair);
  for (const { message } of repair.moves) expect(message).not.toMatch(/undefined|NaN|\[object/);
  return repair;
}

/** What holds of the repair of anything that JSON holds. */
function expectSoundRepair(input: unknown, options: ValidateOptions): void {
  const repair = expectPlainRepair(input, options);
  const after = patched(input, repair);
  expect(sequenceFindings(after, options)).toEqual([]);
  const array = Array.isArray(after)
    ? after
    : (after as { SecondaryStatusTransitions: unknown }).SecondaryStatusTransitions;
  expect(statusesIn(array)).toEqual(repair.statuses);
  expect(repairHistory(after, options)).toMatchObject({ cost: 0, statuses: repair.statuses });
}

describe("whatever its times, a repaired history has no sequence finding", () => {
  test("arrays", { timeout: 600_000 }, () => {
    fc.assert(fc.property(history, options, expectSoundRepair), { numRuns: samples(10_000, 1_000) });
  });

  test("jobs", { timeout: 600_000 }, () => {
    fc.assert(fc.property(job, options, expectSoundRepair), { numRuns: samples(5_000, 500) });
  });

  test("any value at all", { timeout: 600_000 }, () => {
    fc.assert(fc.property(fc.jsonValue(), options, expectSoundRepair), { numRuns: samples(3_000, 300) });
  });
});

test("the repair of times that are null in JSON, where an end that is null is another history, is plain", () => {
  const none = fc.constantFrom<unknown>(Number.NaN, new Date(Number.NaN));
  const entries = fc.array(
    fc.record({ Status: status, StartTime: fc.oneof(time, none), EndTime: fc.oneof(time, none) }),
  );
  fc.assert(
    fc.property(entries, options, (input, asked) => void expectPlainRepair(input, asked)),
    { numRuns: samples(5_000, 500) },
  );
});
