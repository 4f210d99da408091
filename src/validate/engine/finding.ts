import type { Evidence } from "../../machine/evidence.ts";
import type { Location } from "../../model/duplicate-key.ts";

/**
 * - `error`: the history cannot have happened as it is recorded;
 * - `warning`: it is unlikely, or against what all published histories show;
 * - `info`: worth knowing, nothing wrong.
 */
export const SEVERITIES = ["error", "warning", "info"] as const;

/** How bad a finding is. */
export type Severity = (typeof SEVERITIES)[number];

/** A property path into the input: `["SecondaryStatusTransitions", 2, "EndTime"]`. */
export type Path = readonly (string | number)[];

export type { Location };

/** What a rule found. Plain JSON. */
export interface FindingOf<Id extends string, Data> {
  /** Rule id. docs/rules has a page for each rule. */
  readonly rule: Id;
  /** The severity of the rule, unless options set another one. */
  readonly severity: Severity;
  /** The evidence for the rule. */
  readonly evidence: Evidence;
  /** The property path into the job as AWS names its fields; empty for the whole job. */
  readonly path: Path;
  /** What was found and what was expected; its shape is the rule's. */
  readonly data: Data;
  /** The same in a sentence, made from `data` by the rule. */
  readonly message: string;
  /** Number of further findings of this rule in the history, which are left out. On the last of 100 findings. */
  readonly more?: number;
  /** Where the offending value is in its file. Only the command knows files. */
  readonly location?: Location;
}
