import { isArray } from "../history/untrusted.ts";
import type { RuleId } from "../validate/catalogue.ts";
import { compareSnapshots } from "../validate/compare-snapshots.ts";
import type { Path } from "../validate/finding.ts";
import { parseRuleId, type ValidateOptions } from "../validate/options.ts";
import type { Report } from "../validate/report.ts";
import { validateHistory, validateJob } from "../validate/validate.ts";
import { failure } from "./failure.ts";

/** The matchers that `sagemaker-transitions/vitest` adds to `expect`. */
export interface LifecycleMatchers<R = unknown> {
  /** That no rule of severity "error" finds anything in an array of transitions: it is legal, or open. */
  toBeLegalHistory(options?: ValidateOptions): R;
  /** The same of a DescribeTrainingJob response as a whole. */
  toBeLegalJob(options?: ValidateOptions): R;
  /** That a rule reports an array of transitions or a job, at the path if one is given. */
  toHaveFinding(rule: RuleId, path?: Path, options?: ValidateOptions): R;
  /** That a DescribeTrainingJob response extends an earlier one of the same job: `compareSnapshots` finds no error. */
  toExtendSnapshot(earlier: unknown): R;
}

interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

export function toBeLegalHistory(received: unknown, options?: ValidateOptions): Outcome {
  return legality("history", received, validateHistory(received, options), options);
}

export function toBeLegalJob(received: unknown, options?: ValidateOptions): Outcome {
  return legality("job", received, validateJob(received, options), options);
}

export function toHaveFinding(received: unknown, rule: RuleId, path?: Path, options?: ValidateOptions): Outcome {
  const { findings } = isArray(received) ? validateHistory(received, options) : validateJob(received, options);
  const wanted = parseRuleId(rule);
  const where = path === undefined ? "" : ` at ${JSON.stringify(path)}`;
  const pass = findings.some(
    (finding) => finding.rule === wanted && (path === undefined || isSamePath(finding.path, path)),
  );
  const found = findings.length === 0 ? "found nothing" : `found ${findings.map((finding) => finding.rule).join(", ")}`;
  return {
    pass,
    message: () =>
      failure(
        pass ? `expected no finding of ${wanted}${where}` : `expected a finding of ${wanted}${where}, ${found}`,
        received,
        findings,
      ),
  };
}

export function toExtendSnapshot(received: unknown, earlier: unknown): Outcome {
  const { findings } = compareSnapshots(earlier, received);
  const pass = findings.every(({ severity }) => severity !== "error");
  const sentence = pass
    ? "expected a description that does not extend the earlier one, found one that does"
    : "expected a description that extends the earlier one, found one that does not";
  return { pass, message: () => failure(sentence, received, findings) };
}

function legality(
  what: string,
  received: unknown,
  { verdict, findings }: Report,
  options: ValidateOptions | undefined,
): Outcome {
  const pass = verdict !== "illegal";
  const sentence = pass
    ? `expected an illegal ${what}, found one that is ${verdict}`
    : `expected a legal ${what}, found an illegal one`;
  return { pass, message: () => failure(sentence, received, findings, options) };
}

function isSamePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}
