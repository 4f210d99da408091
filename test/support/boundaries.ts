import { describe, expect, test } from "vitest";
import { type RuleId, type ValidateOptions, validateHistory, validateUnknown } from "../../src/index.ts";
import { applicableRules } from "../../src/validate/engine/applicable-rules.ts";
import { resolveOptions } from "../../src/validate/engine/options.ts";
import type { Rule } from "../../src/validate/engine/rule.ts";
import { RuleContext } from "../../src/validate/engine/rule-context.ts";
import { fastPath } from "../../src/validate/fast/fast-path.ts";
import { PASSES, replayVerdict, stepVerdicts } from "../../src/validate/fast/step-verdicts.ts";
import { catalogue } from "../../src/validate/rules/index.ts";
import { decoded } from "./fast-report.ts";
import { NOW } from "./findings.ts";

export const BEGIN = Date.UTC(2025, 4, 16, 18, 10, 50);

/** Seconds after the beginning. */
export const at = (seconds: number) => new Date(BEGIN + seconds * 1000).toISOString();

/** Entries of 60 s, one after the other; `?` leaves the last one open, and an end takes no time. */
export function entries(statuses: string) {
  const names = statuses.split(" ");
  return names.map((name, i) => {
    const isOpen = name.endsWith("?");
    const Status = isOpen ? name.slice(0, -1) : name;
    const isEnd = /Completed|Failed|Stopped|Exceeded/.test(Status);
    return {
      Status,
      StartTime: at(i * 60),
      ...(isOpen ? {} : { EndTime: at(i * 60 + (isEnd ? 0 : 60)) }),
    };
  });
}

export const HISTORY = entries("Starting Downloading Training Uploading Completed");

export const JOB = {
  TrainingJobName: "a-job",
  TrainingJobStatus: "Completed",
  SecondaryStatus: "Completed",
  SecondaryStatusTransitions: HISTORY,
  CreationTime: at(0),
  TrainingStartTime: at(60),
  TrainingEndTime: at(240),
  LastModifiedTime: at(241),
  TrainingTimeInSeconds: 180,
  BillableTimeInSeconds: 180,
  EnableManagedSpotTraining: false,
};

export const without = (...fields: (keyof typeof JOB)[]) =>
  Object.fromEntries(Object.entries(JOB).filter(([field]) => !fields.some((left) => left === field)));

/** A job with nothing but a history, its primary status and some fields. */
export const bare = (TrainingJobStatus: string, statuses: string, more: object = {}) => ({
  TrainingJobStatus,
  SecondaryStatusTransitions: entries(statuses),
  ...more,
});

export const edited = (i: number, change: object) =>
  HISTORY.map((entry, at) => (at === i ? { ...entry, ...change } : entry));

export const SPOT = "Starting Downloading Training Interrupted Starting Downloading Training Uploading Completed";

/** An input for a rule; of a job or an array. */
export interface Case {
  readonly what: string;
  readonly input: object;
  /** `path: message` of the rule's findings. */
  readonly says?: readonly string[];
  /** The check finds nothing, yet the quick test fails: it leaves the decision to the check. */
  readonly isSlow?: true;
  readonly options?: ValidateOptions;
}

/** Whether the rule's quick test passes; undefined if the input is one on which it is not asked. */
function passes(rule: Rule, input: object, options: ValidateOptions): boolean | undefined {
  const settings = resolveOptions(options);
  const job = decoded(input, Array.isArray(input) ? "history" : "job", settings);
  const isApplicable = applicableRules(settings, job.fields).rules.includes(rule);
  if (!job.isComplete || job.history.length === 0 || !isApplicable) return undefined;
  const verdicts = stepVerdicts([rule], fastPath(settings).facts);
  const step = rule.passesStep === undefined ? PASSES : replayVerdict(job.history, job.facts, verdicts);
  return step === PASSES && rule.passes?.(job) !== false;
}

/** What the rule's check reports if no quick test spares the checks before it. */
function checked(rule: Rule, input: object, options: ValidateOptions): string[] {
  const settings = resolveOptions(options);
  const kind = Array.isArray(input) ? "history" : "job";
  const context = RuleContext.of(input, kind, settings);
  const findings: string[] = [];
  for (const { id, check, message } of applicableRules(settings, context.fields).rules as readonly Rule[]) {
    check(context, (path, data) => {
      if (id === rule.id) findings.push(`${path.join(".")}: ${message(data)}`);
    });
  }
  return findings;
}

/** Tests what each rule reports in each case, with and without quick tests, and that its own quick test agrees. */
export function expectCases(cases: Partial<Record<RuleId, readonly Case[]>>): void {
  describe.each(Object.entries(cases))("%s", (id, all) => {
    const rule = catalogue.find((rule) => rule.id === id)!;

    test.each(all)("$what", ({ input, says = [], isSlow = false, options = {} }) => {
      const settings: ValidateOptions = { now: NOW, ...options };
      const { findings } = Array.isArray(input) ? validateHistory(input, settings) : validateUnknown(input, settings);
      const said = findings.flatMap(({ rule, path, message }) => (rule === id ? `${path.join(".")}: ${message}` : []));
      expect(said).toEqual(says);
      expect(checked(rule, input, settings)).toEqual(says);
      const isQuick = passes(rule, input, settings);
      if (isQuick !== undefined) expect(isQuick).toBe(says.length === 0 && !isSlow);
    });
  });
}
