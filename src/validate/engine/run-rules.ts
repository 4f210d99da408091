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

/** Runs rules in their order on what they judge. A rule that is off runs too, and reports nothing. */
export function runRules<Judged>(
  rules: readonly Rule<string, unknown, Judged>[],
  judged: Judged,
  { severities, lifecycle }: Pick<Settings, "severities" | "lifecycle">,
): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id]!;
    rule.check(judged, (awsPath: Path, data: unknown) => {
      if (severity === "off") return;
      const path = namedPath(awsPath, lifecycle);
      const finding = {
        rule: rule.id,
        severity,
        evidence: rule.evidence,
        path,
        data,
        message: rule.message(data),
      };
      findings.push(finding as RuleFinding);
    });
  }
  return findings.length > 1 ? findings.sort(byPlace) : findings;
}

/** Entry by entry, then the job as a whole. The sort is stable: within an entry the order is that of the rules. */
function byPlace(a: RuleFinding, b: RuleFinding): number {
  const entry = ({ path }: RuleFinding) => path.find((key) => typeof key === "number") ?? Number.MAX_SAFE_INTEGER;
  return entry(a) - entry(b);
}
