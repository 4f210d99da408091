import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ValidateOptions } from "../../../src/index.ts";
import { faults } from "../../../src/testing/faults/index.ts";
import { brokenHistory, brokenJob, legalHistory, trainingJob as legalJob } from "../../../src/testing/index.ts";
import { applicableRules } from "../../../src/validate/engine/applicable-rules.ts";
import { resolveOptions } from "../../../src/validate/engine/options.ts";
import type { Rule } from "../../../src/validate/engine/rule.ts";
import { RuleContext } from "../../../src/validate/engine/rule-context.ts";
import type { DecodedJob, InputKind } from "../../../src/validate/fast/decode-job.ts";
import { fastPath } from "../../../src/validate/fast/fast-path.ts";
import { PASSES, replayVerdict, stepVerdicts } from "../../../src/validate/fast/step-verdicts.ts";
import { catalogue } from "../../../src/validate/rules/index.ts";
import { almostHistory, almostJob } from "../../support/almost.ts";
import { decoded } from "../../support/fast-report.ts";
import { samples } from "../../support/slow.ts";

/*
 * A rule's quick test and its check are in one file. Here they are held together, rule by rule.
 */

beforeAll(() => void vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 0, 1)));
afterAll(() => void vi.restoreAllMocks());

/** The verdicts of one rule alone on every step of the default lifecycle. */
const verdicts = new Map<Rule, Uint8Array>(
  catalogue.map((rule) => [rule, stepVerdicts([rule], fastPath(resolveOptions(undefined)).facts)]),
);

function passes(rule: Rule, job: DecodedJob): boolean {
  const step = rule.passesStep === undefined ? PASSES : replayVerdict(job.history, job.facts, verdicts.get(rule)!);
  return step === PASSES && rule.passes?.(job) !== false;
}

/** The first rule whose check reports something, and the first whose quick test fails; undefined if there is none. */
function firstOf(input: unknown, kind: InputKind, options?: ValidateOptions) {
  const settings = resolveOptions(options);
  const job = decoded(input, kind, settings);
  const { rules: applicable } = applicableRules(settings, job.fields);
  const context = RuleContext.of(input, kind, settings);
  let reporting: string | undefined;
  for (const rule of applicable) {
    rule.check(context, () => {
      reporting ??= rule.id;
    });
  }
  // If an entry cannot be read, only the tests of its shape have something to look at.
  const isShape = ({ id }: Rule) => id.startsWith("malformed-");
  const tested = job.isComplete ? applicable : applicable.filter(isShape);
  const failing = tested.find((rule) => !passes(rule, job))?.id;
  return { reporting, failing, places: applicable.map(({ id }) => id) };
}

function expectSound(input: unknown, kind: InputKind): void {
  const { reporting, failing, places } = firstOf(input, kind);
  if (reporting === undefined) return;
  const isSound = failing !== undefined && places.indexOf(failing) <= places.indexOf(reporting);
  if (!isSound) expect({ failing, input }).toEqual({ failing: reporting, input });
}

const runs = { numRuns: samples(20_000, 500) };

describe("if a check reports something, its quick test fails, or one before it", () => {
  test("in histories that are nearly right", () => {
    fc.assert(
      fc.property(almostHistory, (history) => expectSound(history, "history")),
      runs,
    );
  });

  test("in histories with legal statuses and the times of other entries, which the checks judge in order of time", () => {
    fc.assert(
      fc.property(legalHistory(), fc.nat(), fc.nat(), (history, from, to) => {
        const times = history.map(({ StartTime, EndTime }) => ({ StartTime, EndTime }));
        const [moved] = times.splice(from % history.length, 1);
        times.splice(to % history.length, 0, moved!);
        expectSound(
          history.map(({ Status }, i) => ({ Status, ...times[i] })),
          "history",
        );
      }),
      runs,
    );
  });

  test("in jobs that are nearly right", () => {
    fc.assert(
      fc.property(almostJob, (job) => expectSound(job, "job")),
      runs,
    );
  });
});

describe("in an input that is broken for one rule, the quick test of that rule fails", () => {
  const few = { seed: 1, numRuns: samples(500, 30) };
  const expectFailure = (rule: Rule, input: unknown, kind: InputKind, options: ValidateOptions | undefined): void => {
    expect(passes(rule, decoded(input, kind, resolveOptions(options)))).toBe(false);
  };
  const named = catalogue.map((rule) => [rule.id, rule as Rule] as const);

  test.each(named)("%s, in a job", (id, rule) => {
    fc.assert(
      fc.property(brokenJob({ rule: id }), ({ job, options }) => expectFailure(rule, job, "job", options)),
      few,
    );
  });

  const ofHistories = named.filter(([id]) => faults[id].some(({ of }) => of !== "job" && of !== "snapshots"));

  test.each(ofHistories)("%s, in a history", (id, rule) => {
    fc.assert(
      fc.property(brokenHistory({ rule: id }), ({ history, options }) =>
        expectFailure(rule, history, "history", options),
      ),
      few,
    );
  });
});

test("every rule passes what is right", () => {
  fc.assert(
    // In a longer history, retry-limit-exceeded leaves it to its check whether a repeated status is a restart.
    fc.property(legalJob({ maxLength: 12 }), legalHistory(), (job, history) => {
      expect(firstOf(job, "job").failing).toBeUndefined();
      expect(firstOf(history, "history").failing).toBeUndefined();
    }),
    runs,
  );
});

test("every rule has a quick test", () => {
  const slow = catalogue.filter((rule: Rule) => rule.passes === undefined && rule.passesStep === undefined);
  expect(slow.map(({ id }) => id)).toEqual([]);
});

test("a rule without a quick test turns the fast path off for the inputs that it applies to, and only for those", () => {
  const rule: Rule = { ...catalogue[0], needs: ["TrainingJobStatus"], passes: undefined, check: () => undefined };
  const settings = { ...resolveOptions({ rules: {} }), rules: [...catalogue, rule] };
  const job = { TrainingJobStatus: "InProgress", SecondaryStatusTransitions: [] };
  expect(applicableRules(settings, decoded(job, "job", settings).fields).tests).toBeUndefined();
  expect(applicableRules(settings, 0).tests).not.toBeUndefined();
});
