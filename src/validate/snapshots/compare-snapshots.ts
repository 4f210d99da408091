import type { DescribedTrainingJob, JobField, PartialTransition } from "../../model/job.ts";
import { canRun } from "../engine/applicable-rules.ts";
import type { RuleFinding } from "../engine/catalogue.ts";
import { resolveOptions, type ValidateOptions } from "../engine/options.ts";
import type { Comparison as ComparisonRule } from "../engine/rule.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import { runRules } from "../engine/run-rules.ts";
import type { Settings } from "../engine/settings.ts";
import { awsInput } from "../field-names.ts";
import { SnapshotPair } from "./snapshot-pair.ts";

/** The outcome of a comparison. Plain JSON. */
export interface Comparison {
  /** Their paths lead into the later snapshot. */
  readonly findings: readonly RuleFinding[];
  /** What was checked, so that an empty list of findings is not mistaken for a check. */
  readonly checked: {
    /** Number of entries that both snapshots have. */
    readonly entries: number;
    /** The rules that ran: those that are on and found the fields that they need in both snapshots. */
    readonly rules: readonly string[];
  };
}

/**
 * Compares two snapshots of one job: the later one must extend the earlier. Closed entries stay unchanged, the open
 * entry gains an EndTime once, new entries come after it, and an ended job stays ended. Messages may change. Reports
 * only contradictions between the two: validate each snapshot with `validateJob` too.
 *
 * @param earlier a DescribeTrainingJob response, or its array of transitions. Neither is changed. A value that is
 *   neither object nor array is reported as `malformed-job`. If the two have nothing to compare, `checked.rules` lists
 *   no other rule.
 * @param later another of the same job, by its LastModifiedTime; a job of the same name that was created anew is
 *   another job.
 * @throws TypeError if the options are invalid.
 * @example
 * ```ts
 * const starting = { Status: "Starting", StartTime: 1747419050, EndTime: 1747419090 };
 * const earlier = { SecondaryStatusTransitions: [starting, { Status: "Pending", StartTime: 1747419090 }] };
 * const later = { SecondaryStatusTransitions: [starting, { Status: "Downloading", StartTime: 1747419090 }] };
 * compareSnapshots(earlier, later).findings[0]?.rule; // "history-rewritten"
 * ```
 */
export function compareSnapshots(
  earlier: DescribedTrainingJob | readonly PartialTransition[],
  later: DescribedTrainingJob | readonly PartialTransition[],
  options?: ValidateOptions,
): Comparison;
export function compareSnapshots(earlier: unknown, later: unknown, options?: ValidateOptions): Comparison;
export function compareSnapshots(earlier: unknown, later: unknown, options?: ValidateOptions): Comparison {
  const settings = resolveOptions(options);
  const { lifecycle } = settings;
  return compareWith(awsInput(earlier, lifecycle), awsInput(later, lifecycle), settings);
}

/** As {@link compareSnapshots}, with options that are already validated and AWS's names. */
export function compareWith(earlier: unknown, later: unknown, settings: Settings): Comparison {
  const pair = new SnapshotPair(earlier, later, settings);
  const sides = [pair.earlier, pair.later];
  const inBoth = (field: JobField) => sides.every(({ job }) => job?.[field] !== undefined);
  const rules = settings.comparisons.filter(
    (rule) => sides.every((side) => isAble(rule, side)) && (rule.needsOneOf?.some(inBoth) ?? true),
  );
  const ids = rules.map(({ id }) => id).filter((id) => settings.severities[id] !== "off");
  return { findings: runRules(rules, pair, settings), checked: { entries: pair.kept.length, rules: ids } };
}

function isAble(rule: ComparisonRule, side: RuleContext): boolean {
  const hasHistory = rule.needsHistory !== true || side.hasHistory;
  return hasHistory && canRun(rule, side, (field) => side.job?.[field] !== undefined);
}
