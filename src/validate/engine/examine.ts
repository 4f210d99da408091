import { catalogue } from "../rules/index.ts";
import type { RuleFinding, RuleId } from "./catalogue.ts";
import type { Settings } from "./options.ts";
import { RuleContext } from "./rule-context.ts";
import { runRules } from "./run-rules.ts";

/** What the rules left behind: what they looked at, with its doubts, and what they said. */
export interface Examination {
  readonly subject: RuleContext;
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** The rules that are on and found the fields that they need. */
  readonly rules: readonly RuleId[];
}

/** Runs every rule on one history that may be anything. */
export function examine(input: unknown, kind: "history" | "job", settings: Settings): Examination {
  const subject = new RuleContext(input, kind, settings);
  return { subject, ...runRules(catalogue, subject, [subject], settings.severities) };
}
