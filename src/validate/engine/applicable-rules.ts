import { fieldBit, type JobField } from "../../model/job.ts";
import type { ContextSettings } from "./context-settings.ts";
import type { Rule } from "./rule.ts";
import type { Settings, Severities } from "./settings.ts";

/** The rules that apply to inputs with the same fields, and what the engine needs of them. */
export interface ApplicableRules {
  /** In their order. A rule that is off runs too: what it knows to be wrong must not raise findings of other rules. */
  readonly rules: readonly Rule[];
  /** The ids of those that are not off. Frozen, since all reports on such inputs share it. */
  readonly ids: readonly string[];
  /** Quick tests of the input as a whole; undefined if one of the rules has no quick test at all. */
  readonly tests: readonly NonNullable<Rule["passes"]>[] | undefined;
}

/** Whether a rule applies to an input: it has the fields, the times and the limits that the rule reads. */
export function canRun(
  rule: Pick<Rule, "needs" | "needsLimits" | "readsTimes">,
  { hasTimes, limits }: Pick<ContextSettings, "hasTimes" | "limits">,
  has: (field: JobField) => boolean,
): boolean {
  const hasLimits = rule.needsLimits !== true || limits !== undefined;
  return hasLimits && (hasTimes || rule.readsTimes !== true) && (rule.needs === undefined || rule.needs.every(has));
}

/** By severities, which are a new object for every other list of rules, then by fields, times and limits. */
const made = new WeakMap<Severities, Map<number, ApplicableRules>>();

/** Inputs that follow each other mostly have the same fields. */
let lastSeverities: Severities | undefined;
let lastKey = -1;
let last: ApplicableRules | undefined;

/** The rules that apply to an input with these fields, as a set of bits; 0 for a bare array. */
export function applicableRules(settings: Settings, fields: number): ApplicableRules {
  const { severities, hasTimes, limits } = settings;
  const key = fields * 4 + (hasTimes ? 2 : 0) + (limits === undefined ? 0 : 1);
  if (severities === lastSeverities && key === lastKey) return last!;
  let lists = made.get(severities);
  if (lists === undefined) {
    lists = new Map();
    made.set(severities, lists);
  }
  let list = lists.get(key);
  if (list === undefined) {
    list = select(settings, fields);
    lists.set(key, list);
  }
  [lastSeverities, lastKey, last] = [severities, key, list];
  return list;
}

function select(settings: Settings, fields: number): ApplicableRules {
  const rules = [...settings.rules, ...settings.customRules].filter((rule) =>
    canRun(rule, settings, (field) => (fields & fieldBit(field)) !== 0),
  );
  const ids = rules.map(({ id }) => id).filter((id) => settings.severities[id] !== "off");
  const isTested = rules.every(({ passes, passesStep }) => passes !== undefined || passesStep !== undefined);
  return {
    rules,
    ids: Object.freeze(ids),
    tests: isTested ? rules.flatMap(({ passes }) => passes ?? []) : undefined,
  };
}
