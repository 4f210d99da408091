import { formatPath } from "../model/format-path.ts";
import { checkOptions } from "../model/misuse/check-options.ts";
import { unknownWord } from "../model/misuse/did-you-mean.ts";
import { describe, isArray } from "../model/safe-access.ts";
import type { RuleFinding, RuleId } from "../validate/engine/catalogue.ts";
import { type Path, SEVERITIES, type Severity } from "../validate/engine/finding.ts";
import { OPTIONS, parseRuleId, resolveOptions, type ValidateOptions } from "../validate/engine/options.ts";
import type { Report } from "../validate/engine/report.ts";
import type { Settings } from "../validate/engine/settings.ts";
import { historyReport, jobReport } from "../validate/validate.ts";
import { validateUnknown } from "../validate/validate-unknown.ts";
import { failure, type Outcome } from "./failure.ts";
import { checkSettled } from "./received.ts";

/** The options of `validateHistory` and `validateJob`, and how bad a finding may be. */
export interface LegalityOptions extends ValidateOptions {
  /**
   * The least severity of a finding that makes the matcher fail. `"warning"` includes unlikely input, such as a failed job
   * without a FailureReason; `"info"` includes every finding. The default output of the fixture has no findings.
   * @defaultValue "error": input that cannot be true
   */
  readonly failOn?: Severity | undefined;
}

/** The matchers that `sagemaker-transitions/vitest` adds to `expect`. */
export interface LifecycleMatchers<R = unknown> {
  /** Expects an array of transitions without findings of severity "error", or of severity `failOn` or above. */
  toBeLegalHistory(options?: LegalityOptions): R;
  /** Expects the same of a whole DescribeTrainingJob response. */
  toBeLegalJob(options?: LegalityOptions): R;
  /**
   * Expects a finding of a rule in an array of transitions or a job. A path restricts it to one place: `[0, "Status"]`, or
   * `"[0].Status"` as in messages.
   */
  toHaveFinding(rule: RuleId, path?: Path | string, options?: ValidateOptions): R;
  /**
   * Expects a DescribeTrainingJob response, or its transitions, to extend an earlier one of the same job:
   * `compareSnapshots` reports no error, and TrainingJobName and TrainingJobArn are equal if both have them. If one of the
   * two snapshots has no entries, both this matcher and its `.not` fail.
   */
  toExtendSnapshot(earlier: unknown): R;
}

/** The matcher `toBeLegalHistory`, for `expect.extend`: see {@link LifecycleMatchers}. */
export function toBeLegalHistory(received: unknown, options?: LegalityOptions): Outcome {
  return legality("history", received, options, historyReport);
}

/** The matcher `toBeLegalJob`, for `expect.extend`: see {@link LifecycleMatchers}. */
export function toBeLegalJob(received: unknown, options?: LegalityOptions): Outcome {
  return legality("job", received, options, jobReport);
}

/** The matcher `toHaveFinding`, for `expect.extend`: see {@link LifecycleMatchers}. */
export function toHaveFinding(
  received: unknown,
  rule: RuleId,
  path?: Path | string,
  options?: ValidateOptions,
): Outcome {
  checkSettled("history or a job", received);
  const wanted = parseRuleId(rule);
  const at = path === undefined ? undefined : pathText(path);
  const { findings } = validateUnknown(received, options);
  const where = at === undefined ? "" : ` at ${at || "the value as a whole"}`;
  const isWanted = (finding: RuleFinding) =>
    finding.rule === wanted && (at === undefined || formatPath(finding.path) === at);
  const pass = findings.some(isWanted);
  const sentence = pass
    ? `expected no finding of ${wanted}${where}`
    : `expected a finding of ${wanted}${where}, found ${rulesOf(findings)}`;
  // If the expected finding is absent, any other finding may be the reason, so all are shown.
  const isOffence = pass ? isWanted : () => true;
  return { pass, message: () => failure(sentence, received, findings, isOffence, options) };
}

function legality(
  what: "history" | "job",
  received: unknown,
  options: LegalityOptions = {},
  reportOn: (received: unknown, settings: Settings) => Report,
): Outcome {
  checkSettled(what, received);
  checkOptions(options, [...OPTIONS, "failOn"]);
  const { failOn = "error", ...rest } = options;
  if (!SEVERITIES.includes(failOn)) throw unknownWord("severity", failOn, SEVERITIES);
  const { verdict, findings } = reportOn(received, resolveOptions(rest));
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const isOffence = ({ severity }: RuleFinding) => failing.includes(severity);
  const pass = !findings.some(isOffence);
  const sentence = pass
    ? `expected an illegal ${what}, found one that is ${verdict}`
    : verdict === "illegal"
      ? `expected a legal ${what}, found an illegal one`
      : `expected a ${what} without a finding of severity ${failOn} or worse, found ${rulesOf(findings.filter(isOffence))}`;
  return { pass, message: () => failure(sentence, received, findings, isOffence, rest) };
}

function rulesOf(findings: Report["findings"]): string {
  return findings.length === 0 ? "nothing" : [...new Set(findings.map(({ rule }) => rule))].join(", ");
}

function pathText(path: unknown): string {
  if (typeof path === "string") return path;
  if (isArray(path)) return formatPath(path as Path);
  throw new TypeError(
    `path: expected an array like [0, "Status"] or a string like "[0].Status", found ${describe(path)}`,
  );
}
