import { describe, expect, test } from "vitest";
import { compareSnapshots, type RuleId, rules, validateHistory, validateJob } from "../../src/index.ts";
import { faults } from "../../src/testing/faults/index.ts";
import { type BrokenHistory, type BrokenJob, brokenHistory, brokenJob } from "../../src/testing/index.ts";
import { assertArbitrary } from "../support/arbitrary-assertions.ts";

const ids = Object.keys(rules) as RuleId[];

test("every rule has at least one fault", () => {
  expect(Object.keys(faults).sort()).toEqual(ids.toSorted());
  for (const [id, variants] of Object.entries(faults)) expect(variants.length, id).toBeGreaterThan(0);
});

test("refuses rules that need a job, and unknown rules", () => {
  expect(() => brokenHistory({ rule: "status-mismatch" })).toThrow(/^status-mismatch needs a job/);
  expect(() => brokenJob({ rule: "overlaps" as never })).toThrow(/did you mean "overlap"/);
});

describe("brokenHistory", () => {
  assertArbitrary<BrokenHistory>(brokenHistory(), {
    isCorrect: ({ history, rule, path, options }) =>
      expect(validateHistory(history as never, options).findings).toMatchObject([{ rule, path }]),
    strangers: [undefined, {}],
    isUnmappable: false,
  });
});

describe("brokenJob", () => {
  assertArbitrary<BrokenJob>(brokenJob(), {
    isCorrect: ({ job, rule, path, options, earlier }) => {
      const { findings } = earlier === undefined ? validateJob(job, options) : compareSnapshots(earlier, job);
      expect(findings).toMatchObject([{ rule, path }]);
    },
    strangers: [undefined, {}],
    isUnmappable: false,
  });
});
