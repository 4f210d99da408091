import type { Evidence, SourceName } from "../../machine/evidence.ts";
import type { JobField } from "../../model/job.ts";
import type { DecodedJob } from "../fast/decode-job.ts";
import type { SnapshotPair } from "../snapshots/snapshot-pair.ts";
import type { Path, Severity } from "./finding.ts";
import type { StepCell } from "./replay.ts";
import type { RuleContext } from "./rule-context.ts";

/**
 * A rule: data, a check and quick tests. What it judges is one history, a {@link RuleContext}, or a pair of snapshots.
 *
 * One fault gives one finding. A rule that calls a value wrong marks it in the context (`entry.invalidate("StartTime")`),
 * and no later rule uses an invalid value: an invalid time is NaN, and no comparison with NaN finds anything.
 *
 * The quick tests let clean input skip the check. If all rules that apply to an input pass, no check runs. A rule with
 * neither test turns this fast path off for the inputs that it applies to. Their contract:
 *
 * - `true` means that `check` reports nothing, as long as the rules before this one pass too. When in doubt, return
 *   `false`: the check then decides.
 * - In a rule of severity "error", `false` means that the history is illegal by this rule or by another one.
 */
export interface Rule<Id extends string = string, Data = unknown, Judged = RuleContext> {
  readonly id: Id;
  /** What a finding of this rule means, in one line. */
  readonly title: string;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** Undefined for custom rules. */
  readonly source: SourceName | undefined;
  /** Whether the rule runs on histories with times only. Console logs have none. */
  readonly readsTimes?: true | undefined;
  /** Whether the rule runs only if the options set limits. */
  readonly needsLimits?: true | undefined;
  /** Whether the rule runs only if there is an array of transitions, alone or in a job. */
  readonly needsHistory?: true | undefined;
  /** The rule runs on described jobs that have these fields; without `needs` it runs on bare arrays too. */
  readonly needs?: readonly JobField[] | undefined;
  /** A rule on two snapshots runs if both have one of these fields. */
  readonly needsOneOf?: readonly JobField[] | undefined;
  /** The quick test of the input as a whole, asked once per input in which every entry can be read. */
  readonly passes?: ((decoded: DecodedJob) => boolean) | undefined;
  /** The quick test of a step in a history that was legal so far, asked once per cell of the replay table. */
  readonly passesStep?: ((step: StepCell) => boolean) | undefined;
  check(judged: Judged, report: (path: Path, data: Data) => void): void;
  message(data: Data): string;
}

/** A rule on two snapshots of a job; both must have the fields that it needs. */
export type Comparison<Id extends string = string, Data = unknown> = Rule<Id, Data, SnapshotPair>;

/** The optional members. Rules that all have the same members are faster to read. */
const OPTIONAL = {
  readsTimes: undefined,
  needsLimits: undefined,
  needsHistory: undefined,
  needs: undefined,
  needsOneOf: undefined,
  passes: undefined,
  passesStep: undefined,
};

type Needs = readonly JobField[] | undefined;

/** Checks the form of a rule on one history and keeps the types of its id, its data and the fields that it needs. */
export function defineRule<const Id extends string, Data, const Fields extends Needs = undefined>(
  rule: Rule<Id, Data> & { readonly needs?: Fields },
): Rule<Id, Data> & { readonly needs: Fields } {
  return { ...OPTIONAL, ...rule } as Rule<Id, Data> & { readonly needs: Fields };
}

/** Checks the form of a rule on two snapshots, as {@link defineRule} does. */
export function defineComparison<const Id extends string, Data>(rule: Comparison<Id, Data>): Comparison<Id, Data> {
  return { ...OPTIONAL, ...rule };
}
