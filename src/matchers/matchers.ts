import { formatPath } from "../model/format-path.ts";
import { describe, isArray, isObject, property } from "../model/safe-access.ts";
import { unknownWord } from "../model/unknown-word.ts";
import type { RuleFinding, RuleId } from "../validate/engine/catalogue.ts";
import { type Path, SEVERITIES, type Severity } from "../validate/engine/finding.ts";
import { checkOptions, OPTIONS, parseRuleId, type ValidateOptions } from "../validate/engine/options.ts";
import type { Report } from "../validate/engine/report.ts";
import { formatFinding } from "../validate/format-finding.ts";
import { compareSnapshots } from "../validate/snapshots/compare-snapshots.ts";
import { validateHistory, validateJob } from "../validate/validate.ts";
import { differentName } from "./different-name.ts";
import { failure, withDetails } from "./failure.ts";

export interface LegalityOptions extends ValidateOptions {
  /**
   * Least severity of a finding with which the matcher fails: `"warning"` for what is unlikely as well, such as a failed
   * job without a FailureReason, `"info"` for any finding. In what the fixture generates by default there is none.
   * @defaultValue "error": what cannot have happened as it is told
   */
  readonly failOn?: Severity | undefined;
}

/** The matchers that `sagemaker-transitions/vitest` adds to `expect`. */
export interface LifecycleMatchers<R = unknown> {
  /** That no rule of severity "error", or from `failOn` on, finds anything in an array of transitions: legal, or open. */
  toBeLegalHistory(options?: LegalityOptions): R;
  /** The same of a DescribeTrainingJob response as a whole. */
  toBeLegalJob(options?: LegalityOptions): R;
  /**
   * That a rule reports an array of transitions or a job, at the path if one is given: `[0, "Status"]`, or as messages
   * print it, `"[0].Status"`.
   */
  toHaveFinding(rule: RuleId, path?: Path | string, options?: ValidateOptions): R;
  /**
   * That a DescribeTrainingJob response, or its transitions, extends an earlier one of the same job: `compareSnapshots`
   * finds no error, and where both tell a TrainingJobName or a TrainingJobArn, it is the same. A description without any
   * entry extends nothing and is extended by nothing: with one, both this and its `.not` fail.
   */
  toExtendSnapshot(earlier: unknown): R;
}

export interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

export function toBeLegalHistory(received: unknown, options?: LegalityOptions): Outcome {
  return legality("history", received, options, validateHistory);
}

export function toBeLegalJob(received: unknown, options?: LegalityOptions): Outcome {
  return legality("job", received, options, validateJob);
}

export function toHaveFinding(
  received: unknown,
  rule: RuleId,
  path?: Path | string,
  options?: ValidateOptions,
): Outcome {
  checkSettled("history or a job", received);
  const wanted = parseRuleId(rule);
  const place = path === undefined ? undefined : placeOf(path);
  const { findings } = reportOn(received, options);
  const where = place === undefined ? "" : ` at ${place || "the value as a whole"}`;
  const isWanted = (finding: RuleFinding) =>
    finding.rule === wanted && (place === undefined || formatPath(finding.path) === place);
  const pass = findings.some(isWanted);
  const sentence = pass
    ? `expected no finding of ${wanted}${where}`
    : `expected a finding of ${wanted}${where}, found ${rulesOf(findings)}`;
  // Where it was wanted and is not there, any other may be what it was told as.
  const isOffence = pass ? isWanted : () => true;
  return { pass, message: () => failure(sentence, received, findings, isOffence, options) };
}

export function toExtendSnapshot(
  this: { readonly isNot?: boolean } | undefined,
  received: unknown,
  earlier: unknown,
): Outcome {
  const missing = Object.entries({ "the received description": received, "the earlier description": earlier }).flatMap(
    ([which, description]) => {
      checkSettled("description", description);
      const { checked, findings } = reportOn(description);
      return checked.entries > 0 ? [] : findings.map((finding) => `${which}: ${formatFinding(finding)}`);
    },
  );
  if (missing.length > 0) {
    const message = () => withDetails("expected two descriptions of a job, each with its history", missing);
    return { pass: this?.isNot === true, message };
  }
  const other = differentName(received, earlier);
  if (other !== undefined) {
    const sentence = "expected a description that extends the earlier one, found one of another job";
    return { pass: false, message: () => withDetails(sentence, [other]) };
  }
  const { findings } = compareSnapshots(earlier, received);
  const isOffence = ({ severity }: RuleFinding) => severity === "error";
  const pass = !findings.some(isOffence);
  const sentence = pass
    ? "expected a description that does not extend the earlier one, found one that does"
    : "expected a description that extends the earlier one, found one that does not";
  return { pass, message: () => failure(sentence, received, findings, isOffence) };
}

function legality(
  what: "history" | "job",
  received: unknown,
  options: LegalityOptions = {},
  validate: (received: unknown, options: ValidateOptions) => Report,
): Outcome {
  checkSettled(what, received);
  checkOptions(options, [...OPTIONS, "failOn"]);
  const { failOn = "error", ...rest } = options;
  if (!SEVERITIES.includes(failOn)) throw unknownWord("severity", failOn, SEVERITIES);
  const { verdict, findings } = validate(received, rest);
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

function reportOn(received: unknown, options?: ValidateOptions): Report {
  return isArray(received) ? validateHistory(received, options) : validateJob(received, options);
}

function rulesOf(findings: Report["findings"]): string {
  return findings.length === 0 ? "nothing" : [...new Set(findings.map(({ rule }) => rule))].join(", ");
}

function placeOf(path: unknown): string {
  if (typeof path === "string") return path;
  if (isArray(path)) return formatPath(path as Path);
  throw new TypeError(
    `path: expected an array like [0, "Status"] or a text like "[0].Status", found ${describe(path)}`,
  );
}

/** A promise has no history yet: an answer either way would be one of nothing. */
function checkSettled(what: string, value: unknown): void {
  if (!isObject(value) || typeof property(value, "then") !== "function") return;
  throw new TypeError(`expected a ${what}, found a Promise: await it, or use expect(…).resolves`);
}
