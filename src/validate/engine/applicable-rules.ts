import { catalogue } from "../rules/index.ts";
import type { Settings } from "./options.ts";
import type { Rule } from "./rule.ts";
import type { JobField } from "./rule-context.ts";

/**
 * Whether a rule runs on an input: not on one without the fields that it needs, without times where it reads them, or
 * without limits where it holds against them.
 */
export function canRun(
  rule: Pick<Rule, "needs" | "needsLimits" | "readsTimes">,
  { hasTimes, limits }: Pick<Settings, "hasTimes" | "limits">,
  has: (field: JobField) => boolean,
): boolean {
  const hasLimits = rule.needsLimits !== true || limits !== undefined;
  return hasLimits && (hasTimes || rule.readsTimes !== true) && (rule.needs === undefined || rule.needs.every(has));
}

/** The fields of a job that some rule needs. A set of them is a number: its bits are in this order. */
export const NEEDED: readonly JobField[] = [
  ...new Set(catalogue.flatMap((rule: Pick<Rule, "needs">) => rule.needs ?? [])),
];

const made = new WeakMap<Settings["severities"], Map<number, readonly string[]>>();

/**
 * The ids of the rules that run on a hasTimes input with these fields, without limits, and are not off. One frozen list for all such
 * inputs: their reports share it.
 *
 * @param fields the set of NEEDED fields that the input has; 0 for an array alone.
 */
export function ranRules(severities: Settings["severities"], fields: number): readonly string[] {
  let lists = made.get(severities);
  if (lists === undefined) {
    lists = new Map();
    made.set(severities, lists);
  }
  let list = lists.get(fields);
  if (list === undefined) {
    const ran = catalogue.filter((rule) =>
      canRun(rule, { hasTimes: true, limits: undefined }, (field) => ((fields >> NEEDED.indexOf(field)) & 1) === 1),
    );
    list = Object.freeze(ran.map(({ id }) => id).filter((id) => severities[id] !== "off"));
    lists.set(fields, list);
  }
  return list;
}
