import type { Evidence, SourceName } from "../../machine/evidence.ts";
import { catalogue, comparisons } from "../rules/index.ts";
import type { FindingOf, Severity } from "./finding.ts";

const all = [...catalogue, ...comparisons] as const;

type AnyRule = (typeof all)[number];

/** The ids of the rules: public and stable. */
export type RuleId = AnyRule["id"];

/** The ids of the rules that judge an array of transitions alone. */
export type ArrayRuleId = Extract<(typeof catalogue)[number], { readonly needs: undefined }>["id"];

/** A finding of any rule; `rule` decides the type of `data`. */
export type RuleFinding = {
  [R in AnyRule as R["id"]]: FindingOf<R["id"], WrittenOut<Parameters<R["message"]>[0]>>;
}[RuleId];

/** The type without the names of its parts. No entry exports those names, so that other projects cannot refer to them. */
type WrittenOut<T> = T extends object ? { readonly [Key in keyof T]: WrittenOut<T[Key]> } : T;

/** What users see of a rule. */
export interface RuleInfo {
  /** The id of the rule. */
  readonly id: RuleId;
  /** What a finding means, in one line. */
  readonly title: string;
  /** As long as options do not say otherwise. */
  readonly severity: Severity;
  /** How well the rule is supported. */
  readonly evidence: Evidence;
  /** The source that the rule cites, in `evidenceSources`. */
  readonly source: SourceName;
  /** The rule's page, relative to the package. */
  readonly docs: string;
}

/**
 * The catalogue: every rule by its id, in the order in which rules run; last those on two snapshots of a job.
 *
 * @example
 * ```ts
 * rules.gap.severity; // "warning"
 * rules.gap.docs; // "docs/rules/gap.md"
 * ```
 */
export const rules = Object.fromEntries(
  all.map(({ id, title, severity, evidence, source }) => [
    id,
    { id, title, severity, evidence, source, docs: `docs/rules/${id}.md` },
  ]),
) as Readonly<Record<RuleId, RuleInfo>>;
