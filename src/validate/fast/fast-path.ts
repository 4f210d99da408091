import { applicableRules } from "../engine/applicable-rules.ts";
import type { Report } from "../engine/report.ts";
import type { Rule } from "../engine/rule.ts";
import type { Settings } from "../engine/settings.ts";
import type { DecodedJob, InputKind } from "./decode-job.ts";
import { type StatusFacts, statusFacts } from "./status-facts.ts";
import { ERROR, PASSES, replayVerdict, type StepVerdicts, stepVerdicts } from "./step-verdicts.ts";

/** What the fast path derives from the settings, computed once. */
export interface FastPath {
  readonly facts: StatusFacts;
  /** For bare arrays, by the rules that apply to them; for jobs, by all rules. */
  readonly verdicts: Readonly<Record<InputKind, StepVerdicts>>;
}

const made = new WeakMap<readonly Rule[], WeakMap<StatusFacts, FastPath>>();

/** Most callers validate with the same settings many times. */
let lastSettings: Settings | undefined;
let lastPath: FastPath | undefined;

export function fastPath(settings: Settings): FastPath {
  if (settings !== lastSettings) {
    lastPath = makePath(settings);
    lastSettings = settings;
  }
  return lastPath!;
}

function makePath(settings: Settings): FastPath {
  const { rules } = settings;
  const facts = statusFacts(settings);
  const known = made.get(rules) ?? new WeakMap<StatusFacts, FastPath>();
  made.set(rules, known);
  let path = known.get(facts);
  if (path === undefined) {
    const ofHistories = rules.filter(({ needs }) => needs === undefined);
    path = { facts, verdicts: { history: stepVerdicts(ofHistories, facts), job: stepVerdicts(rules, facts) } };
    known.set(facts, path);
  }
  return path;
}

/**
 * The report on an input that passes the quick tests of all applicable rules. Undefined for any other input, which the
 * rules' checks then validate.
 */
export function fastReport(decoded: DecodedJob, { verdicts }: FastPath, settings: Settings): Report | undefined {
  if (!decoded.isComplete) return undefined;
  const { tests, ids } = applicableRules(settings, decoded.fields);
  const { history, facts } = decoded;
  if (tests === undefined || replayVerdict(history, facts, verdicts[decoded.kind]) !== PASSES) return undefined;
  for (const passes of tests) if (!passes(decoded)) return undefined;
  return {
    verdict: facts.isTerminal[decoded.lastStatus] === 1 ? "legal" : "open",
    findings: [],
    checked: { entries: history.length, transitions: history.length - 1, rules: ids },
  };
}

/**
 * The index of the first applicable rule whose quick test fails. The rules before it have nothing to report, so the
 * checks start with this one.
 */
export function firstFailing(decoded: DecodedJob, { verdicts }: FastPath, settings: Settings): number {
  if (!decoded.isComplete) return 0;
  const { rules } = applicableRules(settings, decoded.fields);
  const doStepsPass = replayVerdict(decoded.history, decoded.facts, verdicts[decoded.kind]) === PASSES;
  const place = rules.findIndex(({ passes, passesStep }) => {
    if (passes === undefined && passesStep === undefined) return true;
    return (passesStep !== undefined && !doStepsPass) || passes?.(decoded) === false;
  });
  return place < 0 ? rules.length : place;
}

/** Whether no rule of severity "error" reports a decoded bare history. */
export function isWithoutError(decoded: DecodedJob, { verdicts }: FastPath, errorTests: ErrorTests): boolean {
  if (replayVerdict(decoded.history, decoded.facts, verdicts.history) === ERROR) return false;
  for (const passes of errorTests) if (!passes(decoded)) return false;
  return true;
}

type ErrorTests = readonly NonNullable<Rule["passes"]>[];
