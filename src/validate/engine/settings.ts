import type { RuleId } from "./catalogue.ts";
import type { ContextSettings } from "./context-settings.ts";
import type { Severity } from "./finding.ts";
import type { Comparison, Rule } from "./rule.ts";

export type Severities = Readonly<Record<RuleId, Severity | "off"> & Record<string, Severity | "off">>;

/** Validation options with their defaults, checked. */
export interface Settings extends ContextSettings {
  /** In the order in which they run. */
  readonly rules: readonly Rule[];
  /** They run after the others. */
  readonly customRules: readonly Rule[];
  readonly comparisons: readonly Comparison[];
  readonly severities: Severities;
  readonly repair: boolean;
}
