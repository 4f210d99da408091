import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createMachine } from "xstate";
import {
  isLegal,
  type Lifecycle,
  rules,
  type SecondaryStatusTransition,
  trainingJobLifecycle,
  type ValidateOptions,
  validateHistory,
  validateJob,
} from "../../../src/index.ts";
import { documented, EVIDENCE, inferred } from "../../../src/machine/evidence.ts";
import { lifecycleOf } from "../../../src/machine/index.ts";
import { resolveOptions } from "../../../src/validate/engine/options.ts";
import { fullReport } from "../../../src/validate/validate.ts";
import { almostHistory, almostJob } from "../../support/almost.ts";
import { described } from "../../support/described.ts";
import { fastReport } from "../../support/fast-report.ts";
import { samples } from "../../support/slow.ts";
import { broken, timeForms, walk } from "../../support/walks.ts";

/*
 * The fast path makes a report or leaves the input to the checks. The checks of all rules say whether it was right.
 */

beforeAll(() => void vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 0, 1)));
afterAll(() => void vi.restoreAllMocks());

const meta = documented("DescribeTrainingJob");

/** What no training job does: a status that repeats, with a RetryStrategy or without; one that ends and does not. */
const odd: Lifecycle = lifecycleOf(
  createMachine({
    id: "odd",
    initial: "New",
    states: {
      New: { meta, on: { Again: { target: "Busy.Again", meta }, Done: { target: "Over.Done", meta } } },
      Busy: {
        initial: "Again",
        states: {
          Again: {
            meta,
            on: {
              Again: { target: "Again", meta },
              Retried: { target: "Retried", meta: documented("RetryStrategy", { requires: "RetryStrategy" }) },
              Done: { target: "Done", meta },
            },
          },
          Retried: {
            meta: documented("RetryStrategy"),
            on: {
              Retried: { target: "Retried", meta: documented("RetryStrategy", { requires: "RetryStrategy" }) },
              Again: { target: "Again", meta },
              Old: { target: "Old", meta },
            },
          },
          Old: {
            meta: documented("ApiModel", { deprecated: "2020-01-01" }),
            on: { Again: { target: "Again", meta: inferred("ApiModel") } },
          },
          Done: { meta, on: { Again: { target: "Again", meta } } },
        },
      },
      Over: { initial: "Done", states: { Done: { meta, type: "final" } } },
    },
  } as never),
);

const options: fc.Arbitrary<ValidateOptions | undefined> = fc.option(
  fc
    .record(
      {
        rules: fc.dictionary(
          fc.constantFrom(...Object.keys(rules)),
          fc.constantFrom("error", "warning", "info", "off"),
        ) as fc.Arbitrary<NonNullable<ValidateOptions["rules"]>>,
        evidence: fc.constantFrom(...EVIDENCE),
        now: fc.constantFrom(Date.UTC(2025, 4, 16), Date.UTC(2025, 4, 17, 18), Date.UTC(2030, 0, 1)),
        hasTimes: fc.boolean(),
        repair: fc.boolean(),
        limits: fc.constantFrom({ Training: 60, Again: 60 }, {}),
      },
      { requiredKeys: [] },
    )
    .map(({ limits, ...others }) =>
      limits === undefined || others.now === undefined ? others : { ...others, limits },
    ),
  { nil: undefined, freq: 3 },
);

const fieldValue = fc.oneof(
  fc.constantFrom(...trainingJobLifecycle.statuses),
  fc
    .tuple(fc.integer({ min: -5_000, max: 5_000 }), fc.constantFrom(...Object.values(timeForms)))
    .map(([ms, write]) => write(Date.UTC(2025, 4, 16, 18, 11) + ms)),
  fc.constantFrom(undefined, null, 7, "soon", Number.NaN, new Date(Number.NaN), [], {}, "2015-01-01T00:00:00Z", 4e12),
);

type Inputs = Readonly<Record<string, fc.Arbitrary<readonly [Lifecycle, unknown]>>>;

const legal = fc
  .constantFrom(trainingJobLifecycle, odd)
  .chain((lifecycle) => fc.tuple(fc.constant(lifecycle), walk(lifecycle)));

const junk = fc.oneof(fc.anything({ withDate: true, withSparseArray: true }), fc.array(fc.anything()));

const around = ([lifecycle, history]: readonly [Lifecycle, SecondaryStatusTransition[]]) =>
  fc.tuple(fc.constant(lifecycle), described(lifecycle, history));

const brokenOf = ([lifecycle, history]: readonly [Lifecycle, SecondaryStatusTransition[]]) =>
  fc.tuple(fc.constant(lifecycle), broken(fc.constant(history), fieldValue));

const histories: Inputs = {
  "legal histories": legal,
  "broken histories": legal.chain(brokenOf),
  "almost histories": fc.tuple(fc.constant(trainingJobLifecycle), almostHistory),
  junk: fc.tuple(fc.constant(trainingJobLifecycle), junk),
};

const jobs: Inputs = {
  "jobs around a legal history": legal.chain(around),
  "jobs around a broken history": legal
    .chain(brokenOf)
    .chain(([lifecycle, history]) =>
      fc.tuple(fc.constant(lifecycle), fc.constant({ SecondaryStatusTransitions: history })),
    ),
  "almost jobs": fc.tuple(fc.constant(trainingJobLifecycle), almostJob),
  junk: fc.tuple(fc.constant(trainingJobLifecycle), junk),
};

const isStatusList = (input: unknown) => Array.isArray(input) && typeof input[0] === "string";

/**
 * The fast path makes the report of all checks, or none; none only if a check reports something or there are no times.
 * Returns the share of inputs on which it made one.
 */
function expectTwins(kind: "history" | "job", inputs: Inputs[string]): number {
  const validate = (input: unknown, options: ValidateOptions) =>
    kind === "history" ? validateHistory(input as never, options) : validateJob(input as never, options);
  const numRuns = samples(25_000, kind === "job" ? 500 : 250);
  let quick = 0;
  fc.assert(
    fc.property(inputs, options, ([lifecycle, input], drawn) => {
      // validateHistory makes entries of a list of statuses.
      fc.pre(!(kind === "history" && isStatusList(input)));
      // Limits are for statuses that the lifecycle has.
      const limits = Object.entries(drawn?.limits ?? {}).filter(([status]) => lifecycle.statuses.includes(status));
      const chosen = { ...drawn, lifecycle, ...(drawn?.limits && { limits: Object.fromEntries(limits) }) };
      const settings = resolveOptions(chosen);
      const full = fullReport(input, kind, settings);
      const report = fastReport(input, kind, settings);
      if (report !== undefined) {
        quick++;
        expect(report).toEqual(full);
      } else if (
        lifecycle === trainingJobLifecycle &&
        settings.hasTimes &&
        settings.limits === undefined &&
        full.findings.length === 0
      ) {
        const everyRule = { ...settings, severities: resolveOptions(undefined).severities };
        expect(fullReport(input, kind, everyRule).findings).not.toEqual([]);
      }
      expect(validate(input, chosen)).toEqual(full);
    }),
    { numRuns },
  );
  return quick / numRuns;
}

describe("the fast path and all checks make the same report", () => {
  test.each(Object.entries(histories))("on %s", (name, inputs) => {
    const quick = expectTwins("history", inputs);
    if (name === "legal histories") expect(quick).toBeGreaterThan(0.1);
  });

  test.each(Object.entries(jobs))("on %s", (name, inputs) => {
    const quick = expectTwins("job", inputs);
    if (name === "jobs around a legal history") expect(quick).toBeGreaterThan(0.02);
  });
});

test("isLegal is what all rules say, in every format of time", () => {
  fc.assert(
    fc.property(
      fc.oneof(walk(trainingJobLifecycle), broken(walk(trainingJobLifecycle), fieldValue), almostHistory),
      (history) => {
        fc.pre(!isStatusList(history));
        expect(isLegal(history as never)).toBe(
          fullReport(history, "history", resolveOptions(undefined)).verdict !== "illegal",
        );
      },
    ),
    { numRuns: samples(100_000, 2_000) },
  );
});
