import { namedPath } from "../field-names.ts";
import { applicableRules } from "./applicable-rules.ts";
import type { RuleFinding } from "./catalogue.ts";
import type { Path } from "./finding.ts";
import type { Rule } from "./rule.ts";
import type { RuleContext } from "./rule-context.ts";
import type { Settings } from "./settings.ts";

/** What the rules found in one history. The context also has the values that they called wrong. */
export interface Examination {
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** The ids of the rules that ran: those that are on and found the fields that they need. */
  readonly rules: readonly string[];
}

/** Runs the rules that apply to one history, from the one at place `first` on. */
export function examine(context: RuleContext, settings: Settings, first = 0): Examination {
  const { rules, ids } = applicableRules(settings, context.fields);
  const left = first === 0 ? rules : rules.slice(first);
  return { findings: runRules(left, context, settings), rules: ids };
}

/** Findings of one rule in one history. No real history has as many; a broken file may have a million. */
export const MOST_FINDINGS = 100;

/**
 * Runs rules in their order on what they judge. A rule that is off runs too, and reports nothing. The last finding of a
 * rule that has more than {@link MOST_FINDINGS} counts the others, so every rule and every severity is in the list.
 */
export function runRules<Judged>(
  rules: readonly Rule<string, unknown, Judged>[],
  judged: Judged,
  { severities, lifecycle }: Pick<Settings, "severities" | "lifecycle">,
): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  for (const rule of rules) {
    const { id, evidence } = rule;
    const severity = severities[id]!;
    let count = 0;
    rule.check(judged, (awsPath: Path, data: unknown) => {
      if (severity === "off" || ++count > MOST_FINDINGS) return;
      const path = namedPath(awsPath, lifecycle);
      findings.push({ rule: id, severity, evidence, path, data, message: rule.message(data) } as RuleFinding);
    });
    if (count > MOST_FINDINGS) findings.push(counting(findings.pop()!, count - MOST_FINDINGS));
  }
  return findings.length > 1 ? findings.sort(byPlace) : findings;
}

function counting(last: RuleFinding, more: number): RuleFinding {
  return { ...last, message: `${last.message} (and ${more} more of ${last.rule} in this history)`, more };
}

/** Entry by entry, then the job as a whole. The sort is stable: within an entry the order is that of the rules. */
function byPlace(a: RuleFinding, b: RuleFinding): number {
  const entry = ({ path }: RuleFinding) => path.find((key) => typeof key === "number") ?? Number.MAX_SAFE_INTEGER;
  return entry(a) - entry(b);
}
