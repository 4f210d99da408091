import type { DescribedTrainingJob, PartialTransition } from "../model/job.ts";
import type { RuleFinding } from "./engine/catalogue.ts";
import { isArray, MOST_ENTRIES, property } from "../model/safe-access.ts";
import { examine } from "./engine/examine.ts";
import { resolveOptions, type Settings, type ValidateOptions } from "./engine/options.ts";
import type { Report } from "./engine/report.ts";
import { quickHistoryReport, quickJobReport } from "./fast/quick-report.ts";
import { UNIT_COSTS } from "./repair/costs.ts";
import { repairWith } from "./repair/repair-history.ts";

/**
 * Validates an array of transitions alone.
 *
 * @param history `SecondaryStatusTransitions` of a training job; times as Date, epoch seconds or milliseconds, digits
 *   or ISO text. A list of statuses, `["Starting", "Training"]`, is judged by its order alone. It is not changed. Anything else than a history is a report with findings, never an exception.
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
export function validateHistory(history: readonly PartialTransition[] | readonly string[], options?: ValidateOptions): Report;
export function validateHistory(history: unknown, options?: ValidateOptions): Report;
export function validateHistory(history: unknown, options?: ValidateOptions): Report {
  return historyReport(history, resolveOptions(options));
}

/** As {@link validateHistory}, with options that are known to be right. */
export function historyReport(history: unknown, settings: Settings): Report {
  if (isWordList(history)) return fullReport(history.map((Status) => ({ Status })), "history", { ...settings, hasTimes: false });
  return quickHistoryReport(history, settings) ?? fullReport(history, "history", settings);
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
  return jobReport(job, resolveOptions(options));
}

/** As {@link validateJob}, with options that are known to be right. */
export function jobReport(job: unknown, settings: Settings): Report {
  return quickJobReport(job, settings) ?? fullReport(job, "job", settings);
}

/** A list of statuses holds the order alone. */
function isWordList(history: unknown): history is readonly string[] {
  if (!isArray(history) || typeof property(history, 0) !== "string" || history.length > MOST_ENTRIES) return false;
  for (let i = 1; i < history.length; i++) if (typeof property(history, i) !== "string") return false;
  return true;
}

/** What all rules together say. */
export function fullReport(input: unknown, kind: "history" | "job", settings: Settings): Report {
  const { subject, findings, rules } = examine(input, kind, settings);
  return {
    verdict: findings.some(({ severity }) => severity === "error") ? "illegal" : subject.ended ? "legal" : "open",
    findings: settings.repair ? withRepair(findings, input, settings) : findings,
    checked: {
      entries: subject.entries.length,
      transitions: Math.max(0, subject.visits.length - 1),
      rules,
    },
  };
}

/** One repair mends a history: the first of its illegal steps carries it for all. */
function withRepair(findings: readonly RuleFinding[], input: unknown, settings: Settings): readonly RuleFinding[] {
  const first = findings.find((finding) => finding.rule === "illegal-transition");
  if (first === undefined) return findings;
  const mended = { ...first, data: { ...first.data, repair: repairWith(input, settings, UNIT_COSTS) } };
  return findings.with(findings.indexOf(first), mended);
}
