import type { Evidence, SourceName } from "../../machine/evidence.ts";
import type { SnapshotPair } from "../snapshots/snapshot-pair.ts";
import type { Path, Severity } from "./finding.ts";
import type { JobField, RuleContext } from "./rule-context.ts";

/**
 * A rule: data and one function. What it judges is one history, a {@link RuleContext}, or something else that knows what
 * is in doubt: a pair of snapshots.
 *
 * A fault is told once. A rule that calls a value wrong says so to the subject (`visit.doubt("StartTime")`), and a
 * value in doubt is not used to raise a second finding: a time in doubt is NaN, which no comparison finds wrong.
 */
export interface Rule<Id extends string = string, Data = unknown, Judged = RuleContext> {
  readonly id: Id;
  /** What a finding of this rule means, in a line. */
  readonly title: string;
  readonly severity: Severity;
  readonly evidence: Evidence;
  readonly source: SourceName;
  /** Runs on histories with times only. Console logs have none. */
  readonly readsTimes?: true | undefined;
  /** Runs where the options set limits only. */
  readonly needsLimits?: true | undefined;
  /** Runs where there is an array of transitions, alone or in a job. */
  readonly needsHistory?: true | undefined;
  /** Runs on described jobs that have these fields; a rule without it runs on bare arrays too. */
  readonly needs?: readonly JobField[] | undefined;
  check(judged: Judged, report: (path: Path, data: Data) => void): void;
  message(data: Data): string;
}

/** The members that not each rule has: with them all rules are of one shape, as the engine sees it, and read fast. */
const FORM = { readsTimes: undefined, needsLimits: undefined, needsHistory: undefined, needs: undefined };

/** Checks the format of a rule on one history and keeps the types of its id and data. */
export function defineRule<const Id extends string, Data>(rule: Rule<Id, Data>): Rule<Id, Data> {
  return { ...FORM, ...rule };
}

/** The same for a rule on two snapshots of a job; both must have the fields that it needs. */
export function defineComparison<const Id extends string, Data>(
  rule: Rule<Id, Data, SnapshotPair>,
): Rule<Id, Data, SnapshotPair> {
  return { ...FORM, ...rule };
}
