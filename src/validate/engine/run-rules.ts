import { canRun } from "./applicable-rules.ts";
import type { RuleFinding, RuleId } from "./catalogue.ts";
import type { Path } from "./finding.ts";
import type { Settings } from "./options.ts";
import type { Rule } from "./rule.ts";
import type { RuleContext } from "./rule-context.ts";

interface Ran {
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** The ids of the rules that ran: those that are on and found the fields that they need. */
  readonly rules: readonly RuleId[];
}

/**
 * Runs rules in their order on what they judge. A rule that is off runs all the same: what it knows to be wrong must not
 * raise the findings of others.
 *
 * @param subjects the histories in it: each must have what a rule needs.
 */
export function runRules<Judged>(
  rules: readonly Rule<RuleId, unknown, Judged>[],
  judged: Judged,
  subjects: readonly RuleContext[],
  severities: Settings["severities"],
): Ran {
  const findings: RuleFinding[] = [];
  const ran: RuleId[] = [];
  for (const rule of rules) {
    if (!subjects.every((subject) => isAble(rule, subject))) continue;
    const severity = severities[rule.id];
    if (severity !== "off") ran.push(rule.id);
    rule.check(judged, (path: Path, data: unknown) => {
      if (severity === "off") return;
      const finding = { rule: rule.id, severity, evidence: rule.evidence, path, data, message: rule.message(data) };
      findings.push(finding as RuleFinding);
    });
  }
  return { findings: findings.sort(byPlace), rules: ran };
}

function isAble<Judged>(rule: Rule<RuleId, unknown, Judged>, subject: RuleContext): boolean {
  return (
    (rule.needsHistory !== true || subject.hasHistory) &&
    canRun(rule, subject, (field) => subject.job?.[field] !== undefined)
  );
}

/** Entry by entry, then the job as a whole; the sort is stable, so within an entry the order is the catalogue's. */
function byPlace(a: RuleFinding, b: RuleFinding): number {
  const entry = ({ path }: RuleFinding) => path.find((key) => typeof key === "number") ?? Number.MAX_SAFE_INTEGER;
  return entry(a) - entry(b);
}
