import type { SecondaryStatus } from "../machine/training-job.ts";
import type { DescribedTrainingJob, PartialTransition } from "../model/job.ts";
import { isListOfStatuses } from "../model/transition.ts";
import type { RuleFinding } from "./engine/catalogue.ts";
import { type OfLifecycle, resolveOptions, type ValidateOptions } from "./engine/options.ts";
import type { Report } from "./engine/report.ts";
import { RuleContext } from "./engine/rule-context.ts";
import { examine } from "./engine/run-rules.ts";
import type { Settings } from "./engine/settings.ts";
import { type DecodedJob, type InputKind, withDecoded } from "./fast/decode-job.ts";
import { fastPath, fastReport, firstFailing } from "./fast/fast-path.ts";
import { awsHistory, awsJob } from "./field-names.ts";
import { DEFAULT_COSTS } from "./repair/costs.ts";
import { repairOf } from "./repair/repair-history.ts";

/**
 * Validates an array of transitions alone.
 *
 * @param history `SecondaryStatusTransitions` of a training job; times as Date, epoch seconds or milliseconds, digits
 *   or ISO text. A list of statuses, `["Starting", "Training"]`, is checked for its order only. The input is not changed.
 *   Use `validateUnknown` for a value of unknown type.
 * @throws TypeError that names the option that is wrong.
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
export function validateHistory<const CustomId extends string = never, Status extends string = SecondaryStatus>(
  history: readonly PartialTransition[] | readonly string[],
  options?: ValidateOptions<CustomId, Status>,
): Report<CustomId>;
export function validateHistory<const CustomId extends string = never, Status extends string = string>(
  history: readonly object[] | readonly string[],
  options: OfLifecycle<CustomId, Status>,
): Report<CustomId>;
export function validateHistory<CustomId extends string>(
  history: readonly object[] | readonly string[],
  options?: ValidateOptions<CustomId>,
): Report<CustomId> {
  return historyReport(history, resolveOptions(options)) as Report<CustomId>;
}

/** As {@link validateHistory}, with options that are already validated. */
export function historyReport(input: unknown, settings: Settings): Report {
  const history = awsHistory(input, settings.lifecycle);
  if (isListOfStatuses(history)) {
    return reportOn(
      history.map((Status) => ({ Status })),
      "history",
      { ...settings, hasTimes: false },
    );
  }
  return reportOn(history, "history", settings);
}

/**
 * Validates a job: its history, and every other field against it.
 *
 * @param job a DescribeTrainingJob response, as the SDK types it or as parsed from JSON. It is not changed. A rule
 *   whose fields are absent does not run; `checked.rules` lists those that ran.
 * @throws TypeError that names the option that is wrong.
 * @example
 * ```ts
 * const report = validateJob({
 *   TrainingJobStatus: "Completed",
 *   SecondaryStatusTransitions: [{ Status: "Starting", StartTime: "2025-05-16T18:10:50Z" }],
 * });
 * report.findings[0]?.rule; // "unfinished-history"
 * ```
 */
export function validateJob<const CustomId extends string = never, Status extends string = SecondaryStatus>(
  job: DescribedTrainingJob,
  options?: ValidateOptions<CustomId, Status>,
): Report<CustomId>;
export function validateJob<const CustomId extends string = never, Status extends string = string>(
  job: object,
  options: OfLifecycle<CustomId, Status>,
): Report<CustomId>;
export function validateJob<CustomId extends string>(
  job: object,
  options?: ValidateOptions<CustomId>,
): Report<CustomId> {
  return jobReport(job, resolveOptions(options)) as Report<CustomId>;
}

/** As {@link validateJob}, with options that are already validated. */
export function jobReport(job: unknown, settings: Settings): Report {
  return reportOn(awsJob(job, settings.lifecycle), "job", settings);
}

/** The report on an input with AWS's names. */
export function reportOn(input: unknown, kind: InputKind, settings: Settings): Report {
  return withDecoded(input, kind, fastPath(settings).facts, settings, decodedReport);
}

/** As {@link jobReport}, for an input that is decoded already. */
export function decodedReport(decoded: DecodedJob, settings: Settings): Report {
  const path = fastPath(settings);
  const report = fastReport(decoded, path, settings);
  if (report !== undefined) return report;
  return checkedReport(new RuleContext(decoded, settings), settings, firstFailing(decoded, path, settings));
}

/** The report that the checks of all rules make, without the fast path. */
export function fullReport(input: unknown, kind: InputKind, settings: Settings): Report {
  return checkedReport(RuleContext.of(input, kind, settings), settings, 0);
}

function checkedReport(context: RuleContext, settings: Settings, first: number): Report {
  const { findings, rules } = examine(context, settings, first);
  return {
    verdict: findings.some(({ severity }) => severity === "error") ? "illegal" : context.ended ? "legal" : "open",
    findings: settings.repair ? withRepair(findings, context, settings) : findings,
    checked: {
      entries: context.entries.length,
      transitions: Math.max(0, context.entriesInOrder.length - 1),
      rules,
    },
  };
}

/** One repair covers a whole history: the first finding of an illegal transition carries it. */
function withRepair(
  findings: readonly RuleFinding[],
  context: RuleContext,
  settings: Settings,
): readonly RuleFinding[] {
  const first = findings.find((finding) => finding.rule === "illegal-transition");
  if (first === undefined) return findings;
  const repair = repairOf(context, settings, DEFAULT_COSTS);
  return findings.with(findings.indexOf(first), { ...first, data: { ...first.data, repair } });
}
