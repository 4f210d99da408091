import type { DescribedTrainingJob, JobField, PartialTransition } from "../../model/job.ts";
import { canRun } from "../engine/applicable-rules.ts";
import type { RuleFinding } from "../engine/catalogue.ts";
import { resolveOptions, type ValidateOptions } from "../engine/options.ts";
import type { Comparison as ComparisonRule } from "../engine/rule.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import { runRules } from "../engine/run-rules.ts";
import type { Settings } from "../engine/settings.ts";
import { SnapshotPair } from "./snapshot-pair.ts";

/** The outcome of a comparison. Plain JSON. */
export interface Comparison {
  /** Their paths lead into the later snapshot. */
  readonly findings: readonly RuleFinding[];
  /** What was looked at, so that silence is never mistaken for a check. */
  readonly checked: {
    /** Entries that stand in both snapshots. */
    readonly entries: number;
    /** The rules that ran: those that are on and found the fields that they need in both snapshots. */
    readonly rules: readonly string[];
  };
}

/**
 * Compares two descriptions of one job: the later one must extend the earlier. Entries that were closed stay as they
 * are, the open one gains an EndTime once, new ones come after, and an ended job stays ended. Messages may change.
 * It tells only what neither shows alone: validate each with `validateJob`.
 *
 * @param earlier a DescribeTrainingJob response, or its array of transitions. Neither is changed. What is neither object
 *   nor array is a finding, `malformed-job`; where they have nothing in common to compare, `checked.rules` has no other rule.
 * @param later another of the same job, by its LastModifiedTime; a job of the same name that was created anew is
 *   another job.
 * @throws TypeError where the options are wrong.
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
  return compareWith(earlier, later, resolveOptions(options));
}

/** As {@link compareSnapshots}, with options that are known to be right. */
export function compareWith(earlier: unknown, later: unknown, settings: Settings): Comparison {
  const pair = new SnapshotPair(earlier, later, settings);
  const sides = [pair.earlier, pair.later];
  const inBoth = (field: JobField) => sides.every(({ job }) => job?.[field] !== undefined);
  const rules = settings.comparisons.filter(
    (rule) => sides.every((side) => isAble(rule, side)) && (rule.needsOneOf?.some(inBoth) ?? true),
  );
  const ids = rules.map(({ id }) => id).filter((id) => settings.severities[id] !== "off");
  return { findings: runRules(rules, pair, settings.severities), checked: { entries: pair.kept.length, rules: ids } };
}

function isAble(rule: ComparisonRule, side: RuleContext): boolean {
  const hasHistory = rule.needsHistory !== true || side.hasHistory;
  return hasHistory && canRun(rule, side, (field) => side.job?.[field] !== undefined);
}
