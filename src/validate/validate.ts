import type { DescribedTrainingJob, PartialTransition } from "../history/job.ts";
import type { RuleFinding, RuleId } from "./catalogue.ts";
import type { FindingOf } from "./finding.ts";
import { resolveOptions, type Settings, type ValidateOptions } from "./options.ts";
import type { Report } from "./report.ts";
import type { Rule } from "./rule.ts";
import { catalogue } from "./rules/index.ts";
import { Subject } from "./subject.ts";

/**
 * Validates an array of transitions alone.
 *
 * @param history `SecondaryStatusTransitions` of a training job; times as Date, epoch seconds or milliseconds, digits
 *   or ISO text. It is not changed. Anything else than a history is a report with findings, never an exception.
 * @throws TypeError where the options are wrong.
 * @example
 * ```ts
 * const report = validateHistory([
 *   { Status: "Starting", StartTime: 1747419050, EndTime: 1747419090 },
 *   { Status: "Completed", StartTime: 1747419090, EndTime: 1747419090 },
 * ]);
 * report.verdict; // "illegal"
 * report.findings[0]?.rule; // "illegal-transition"
 * report.findings[0]?.path; // [1, "Status"]
 * ```
 */
export function validateHistory(history: readonly PartialTransition[], options?: ValidateOptions): Report;
export function validateHistory(history: unknown, options?: ValidateOptions): Report;
export function validateHistory(history: unknown, options?: ValidateOptions): Report {
  return validate(history, "history", resolveOptions(options));
}

/**
 * Validates a described job: its history, and every other field against it.
 *
 * @param job a DescribeTrainingJob response, as the SDK types it or as parsed from JSON. It is not changed. A rule
 *   whose fields are absent does not run; `checked.rules` tells which ran.
 * @throws TypeError where the options are wrong.
 * @example
 * ```ts
 * const report = validateJob({
 *   TrainingJobStatus: "Completed",
 *   SecondaryStatusTransitions: [{ Status: "Starting", StartTime: "2025-05-16T18:10:50Z" }],
 * });
 * report.findings[0]?.rule; // "unfinished-history"
 * ```
 */
export function validateJob(job: DescribedTrainingJob, options?: ValidateOptions): Report;
export function validateJob(job: unknown, options?: ValidateOptions): Report;
export function validateJob(job: unknown, options?: ValidateOptions): Report {
  return validate(job, "job", resolveOptions(options));
}

function validate(input: unknown, kind: "history" | "job", settings: Settings): Report {
  const subject = new Subject(input, kind, {
    lifecycle: settings.lifecycle,
    table: settings.lifecycle.replayTable(settings.evidence),
    now: settings.now ?? Date.now(),
    timed: settings.timed,
  });
  const ran = catalogue.filter((rule) => canRun(rule, subject));
  const findings = ran.flatMap((rule) => run(rule as Rule<RuleId>, subject, settings)).sort(byPlace);
  return {
    verdict: findings.some(({ severity }) => severity === "error") ? "illegal" : subject.ended ? "legal" : "open",
    findings,
    checked: {
      entries: subject.entries.length,
      transitions: Math.max(0, subject.visits.length - 1),
      rules: ran.filter(({ id }) => settings.severities[id] !== "off").map(({ id }) => id),
    },
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
