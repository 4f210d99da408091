import type { RuleFinding, RuleId } from "./catalogue.ts";
import type { FindingOf } from "./finding.ts";
import type { Settings } from "./options.ts";
import type { Rule } from "./rule.ts";
import { catalogue } from "./rules/index.ts";
import { Subject } from "./subject.ts";

/** What the rules left behind: what they looked at, with its doubts, and what they said. */
export interface Examination {
  readonly subject: Subject;
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** The rules that are on and found the fields that they need. */
  readonly rules: readonly RuleId[];
}

/** Runs every rule on an input that may be anything. */
export function examine(input: unknown, kind: "history" | "job", settings: Settings): Examination {
  const subject = new Subject(input, kind, {
    lifecycle: settings.lifecycle,
    table: settings.lifecycle.replayTable(settings.evidence),
    now: settings.now ?? Date.now(),
    timed: settings.timed,
  });
  const ran = catalogue.filter((rule) => canRun(rule, subject));
  return {
    subject,
    findings: ran.flatMap((rule) => run(rule as Rule<RuleId>, subject, settings)).sort(byPlace),
    rules: ran.filter(({ id }) => settings.severities[id] !== "off").map(({ id }) => id),
  };
}

function canRun(rule: Pick<Rule, "needs" | "readsTimes">, subject: Subject): boolean {
  const hasFields = (rule.needs ?? []).every((field) => subject.job?.[field] !== undefined);
  return hasFields && (subject.timed || rule.readsTimes !== true);
}

/** A rule that is off runs all the same: what it knows to be wrong must not raise the findings of others. */
function run<Id extends RuleId, Data>(rule: Rule<Id, Data>, subject: Subject, settings: Settings): RuleFinding[] {
  const findings: FindingOf<Id, Data>[] = [];
  const severity = settings.severities[rule.id];
  rule.check(subject, (path, data) => {
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
