import { EVIDENCE, type Evidence } from "../machine/evidence.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import type { JobReading } from "../model/job.ts";
import { unknownWord } from "../model/misuse/did-you-mean.ts";
import { describe, isArray, isObject } from "../model/safe-access.ts";
import type { SecondaryStatusTransition } from "../model/transition.ts";
import { rules as catalogue } from "./engine/catalogue.ts";
import { type Path, SEVERITIES, type Severity } from "./engine/finding.ts";
import type { Rule } from "./engine/rule.ts";

/** One entry of a history, as a rule sees it. */
export interface RuleEntry {
  /** Position in the array as it was given. */
  readonly index: number;
  /** Undefined if the entry has no status that can be read. */
  readonly status: string | undefined;
  /** Epoch milliseconds; NaN if absent, unreadable or reported by an earlier rule. */
  readonly start: number;
  /** Epoch milliseconds; NaN if absent, unreadable or reported by an earlier rule. */
  readonly end: number;
  /** Whether the entry has an end, readable or not. */
  readonly hasEnd: boolean;
  /** The path of the entry, or of one of its fields, for `report`. */
  at(field?: keyof SecondaryStatusTransition): Path;
}

/** The history that a rule checks, and the job around it. */
export interface CustomRuleContext {
  /** In the order of the array. */
  readonly entries: readonly RuleEntry[];
  /** The fields of the job that could be read; undefined if the array came alone. */
  readonly job: JobReading | undefined;
  /** The lifecycle that the history is replayed through. */
  readonly lifecycle: Lifecycle;
  /** The present in epoch milliseconds: `options.now`, or the clock. */
  readonly now: number;
  /** False for histories that have an order but no times. */
  readonly hasTimes: boolean;
  /** Whether the history ends in a terminal status. */
  readonly ended: boolean;
}

/** A rule of your own, for `customRules`. */
export interface CustomRule<Id extends string = string, Data = unknown> {
  /** Must not be the id of another rule. */
  readonly id: Id;
  /** What a finding of this rule means, in one line. */
  readonly title: string;
  /** The severity, unless `options.rules` sets another one. */
  readonly severity: Severity;
  /** How well the rule is supported. */
  readonly evidence: Evidence;
  /** The address of a page on the rule, `https://…`, for reports that link to it. Default: none. */
  readonly docs?: string | undefined;
  /** Looks for contradictions and calls `report` once for each, with the path of the offending value. */
  check(context: CustomRuleContext, report: (path: Path, data: Data) => void): void;
  /** Puts the data of a finding into a sentence. */
  message(data: Data): string;
}

/**
 * Checks the shape of a rule and infers the types of its id and data. The rule runs where `customRules` lists it.
 *
 * @throws TypeError that names the member that is wrong.
 * @example
 * ```ts
 * const downloadsTwice = defineRule({
 *   id: "downloads-twice",
 *   title: "The job downloads its data more than once",
 *   severity: "warning",
 *   evidence: "inferred",
 *   check({ entries }, report) {
 *     const [, second] = entries.filter(({ status }) => status === "Downloading");
 *     if (second !== undefined) report(second.at("Status"), null);
 *   },
 *   message: () => "downloads its data again",
 * });
 * downloadsTwice.severity; // "warning"
 * ```
 */
export function defineRule<const Id extends string, Data>(rule: CustomRule<Id, Data>): CustomRule<Id, Data> {
  checkShape(rule, "rule");
  return rule;
}

/**
 * The custom rules as the engine runs them: without quick tests, so that no input skips their checks.
 *
 * @throws TypeError that names the wrong rule, or the id that two rules share.
 */
export function parseCustomRules(customRules: unknown): readonly Rule[] {
  if (customRules === undefined) return NO_RULES;
  if (!isArray(customRules)) {
    throw new TypeError(`options.customRules: expected an array of rules, found ${describe(customRules)}`);
  }
  if (customRules.length === 0) return NO_RULES;
  const ids = new Set<string>(Object.keys(catalogue));
  return customRules.map((rule, i) => {
    checkShape(rule, `options.customRules[${i}]`);
    const { id, title, severity, evidence } = rule;
    if (ids.has(id)) {
      throw new TypeError(`options.customRules[${i}].id: another rule has the id ${describe(id)}`);
    }
    ids.add(id);
    const check: Rule["check"] = (context, report) => rule.check(context, report);
    return { ...WITHOUT_CONDITIONS, id, title, severity, evidence, check, message: (data) => rule.message(data) };
  });
}

export const NO_RULES: readonly Rule[] = Object.freeze([]);

/** A custom rule runs on every input and cites no source of the catalogue. */
const WITHOUT_CONDITIONS = {
  source: undefined,
  readsTimes: undefined,
  needsLimits: undefined,
  needsHistory: undefined,
  needs: undefined,
  passes: undefined,
  passesStep: undefined,
};

const MEMBERS = {
  id: "string",
  title: "string",
  severity: "string",
  evidence: "string",
  check: "function",
  message: "function",
} as const satisfies Record<Exclude<keyof CustomRule, "docs">, string>;

function checkShape(rule: unknown, place: string): asserts rule is CustomRule {
  if (!isObject(rule))
    throw new TypeError(`${place}: expected a rule, as defineRule returns it, found ${describe(rule)}`);
  for (const [member, type] of Object.entries(MEMBERS)) {
    const value = (rule as Partial<Record<string, unknown>>)[member];
    if (typeof value !== type || value === "") {
      throw new TypeError(`${place}.${member}: expected a ${type}, found ${describe(value)}`);
    }
  }
  const { severity, evidence, docs } = rule as CustomRule;
  if (docs !== undefined && !/^https?:\/\/./.test(docs)) {
    throw new TypeError(
      `${place}.docs: expected an address such as https://example.org/rules, found ${describe(docs)}`,
    );
  }
  if (!SEVERITIES.includes(severity)) throw unknownWord("severity", severity, SEVERITIES);
  if (!EVIDENCE.includes(evidence)) throw unknownWord("evidence", evidence, EVIDENCE);
}
