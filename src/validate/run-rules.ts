import type { RuleFinding, RuleId } from "./catalogue.ts";
import type { FindingOf } from "./finding.ts";
import type { Settings } from "./options.ts";
import { canRun } from "./ran-rules.ts";
import type { Rule } from "./rule.ts";
import type { Subject } from "./subject.ts";

interface Ran {
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** The ids of the rules that ran: those that are on and found the fields that they need. */
  readonly rules: readonly RuleId[];
}

/**
 * Runs rules in their order on what they judge.
 *
 * @param subjects the histories in it: each must have what a rule needs.
 */
export function runRules<Judged>(
  rules: readonly Rule<RuleId, unknown, Judged>[],
  judged: Judged,
  subjects: readonly Subject[],
  severities: Settings["severities"],
): Ran {
  const able = rules.filter((rule) =>
    subjects.every(
      (subject) =>
        (rule.needsHistory !== true || subject.hasHistory) &&
        canRun(rule, subject, (field) => subject.job?.[field] !== undefined),
    ),
  );
  return {
    findings: able.flatMap((rule) => run(rule, judged, severities)).sort(byPlace),
    rules: able.map(({ id }) => id).filter((id) => severities[id] !== "off"),
  };
}

/** A rule that is off runs all the same: what it knows to be wrong must not raise the findings of others. */
function run<Id extends RuleId, Data, Judged>(
  rule: Rule<Id, Data, Judged>,
  judged: Judged,
  severities: Settings["severities"],
): RuleFinding[] {
  const findings: FindingOf<Id, Data>[] = [];
  const severity = severities[rule.id];
  rule.check(judged, (path, data) => {
    if (severity === "off") return;
    findings.push({ rule: rule.id, severity, evidence: rule.evidence, path, data, message: rule.message(data) });
  });
  return findings as unknown as RuleFinding[];
}

/** Entry by entry, then the job as a whole; the sort is stable, so within an entry the order is the catalogue's. */
function byPlace(a: RuleFinding, b: RuleFinding): number {
  const entry = ({ path }: RuleFinding) => path.find((key) => typeof key === "number") ?? Number.MAX_SAFE_INTEGER;
  return entry(a) - entry(b);
}
