import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSnapshots, isLegal, type RuleId, rules, validateHistory, validateJob } from "../../src/index.ts";
import { faults } from "../../src/testing/faults/index.ts";
import { brokenHistory, brokenJob, legalHistory, trainingJob } from "../../src/testing/index.ts";
import { samples } from "../support/slow.ts";

/*
 * One fault is one finding: of the rule that its fault names, at the path that it names, and nothing else.
 */
const ids = Object.keys(rules) as RuleId[];
const ofHistories = ids.filter((id) => faults[id].some(({ of }) => of !== "job" && of !== "snapshots"));
const runs = { seed: 1, numRuns: samples(10_000, 120) };

interface Found {
  readonly rule: string;
  readonly path: readonly (string | number)[];
}

/** As `expect` compares, which is asked only where it will complain: there are a million comparisons here. */
function expectFound(findings: readonly Found[], ...wanted: readonly Found[]): void {
  const told = (found: readonly Found[]) => found.map(({ rule, path }) => `${path.join(".")} ${rule}`).join();
  if (told(findings) !== told(wanted)) expect(findings).toMatchObject(wanted);
}

test.each(ids)("%s alone is found in a job that is broken for it", (wanted) => {
  fc.assert(
    fc.property(brokenJob({ rule: wanted }), ({ job, rule, path, options, earlier }) => {
      if (rule !== wanted) expect(rule).toBe(wanted);
      const alone = validateJob(job, options).findings;
      if (earlier === undefined) return expectFound(alone, { rule, path });
      expectFound(alone);
      return expectFound(compareSnapshots(earlier, job).findings, { rule, path });
    }),
    runs,
  );
});

test.each(ofHistories)("%s alone is found in a history that is broken for it, and isLegal agrees", (wanted) => {
  fc.assert(
    fc.property(brokenHistory({ rule: wanted }), ({ history, rule, path, options }) => {
      if (rule !== wanted) expect(rule).toBe(wanted);
      const report = validateHistory(history as never, options);
      expectFound(report.findings, { rule, path });
      // isLegal takes no options: to it, a history that begins midway is illegal, and no key is a duplicate.
      if (options.mayBeginMidway === true || options.duplicateKeys !== undefined) return;
      if (isLegal(history as never) !== (report.verdict !== "illegal"))
        expect(isLegal(history as never)).toBe(report.verdict);
    }),
    runs,
  );
});

describe("nothing is found where nothing is broken", () => {
  test("in jobs, nor in their histories alone", () => {
    fc.assert(
      fc.property(trainingJob(), (job) => {
        expect(validateJob(job).findings).toEqual([]);
        expect(validateHistory(job.SecondaryStatusTransitions).findings).toEqual([]);
      }),
      runs,
    );
  });

  test("in histories, and isLegal agrees", () => {
    fc.assert(
      fc.property(legalHistory(), (history) => {
        expect(validateHistory(history).findings).toEqual([]);
        expect(isLegal(history as never)).toBe(true);
      }),
      runs,
    );
  });
});
