import { type Arbitrary, tuple } from "fast-check";
import type { RuleId } from "../validate/engine/catalogue.ts";
import type { Path } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { namedPath } from "../validate/field-names.ts";
import type { WritableFormat } from "../write/formats/index.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import { BROKEN_VALIDATORS, type BrokenConstraints, broken } from "./faults/broken.ts";
import { choices, pickBy } from "./faults/choices.ts";
import type { Fault } from "./faults/fault.ts";
import type { JobState } from "./observe/job.ts";
import { jobAtEnd, type PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";
import { base, writeWholeJob } from "./observe/whole-job.ts";
import type { TimeForm } from "./times.ts";
import type { TrainingJobConstraints } from "./training-job.ts";
import { lifecycleIn } from "./walks/life-constraints.ts";

/** The formats of a response with AWS's field names, and how each writes times. */
const RESPONSE_FORMATS = {
  sdk: "date",
  wire: "seconds",
  cli: "iso",
  boto3: "iso",
  "step-functions": "milliseconds",
} as const satisfies Partial<Record<WritableFormat, TimeForm>>;

/** A format of a response with AWS's field names. */
export type ResponseFormat = keyof typeof RESPONSE_FORMATS;

/** Which jobs `brokenJob` generates. */
export interface BrokenJobConstraints extends BrokenConstraints, Pick<TrainingJobConstraints, "base"> {
  /**
   * Output format of the response. A fault that only Dates or text can have is not injected into numbers.
   * @defaultValue "sdk"
   */
  readonly as?: ResponseFormat | undefined;
}

const VALIDATORS: Validators<BrokenJobConstraints> = {
  ...BROKEN_VALIDATORS,
  base,
  as: oneOf(Object.keys(RESPONSE_FORMATS)),
};

/** A job with one fault, and the finding that must be reported. */
export interface BrokenJob {
  /** The broken DescribeTrainingJob response. Its fields may have any type. */
  readonly job: Readonly<Record<string, unknown>>;
  /** The one rule that reports the fault. */
  readonly rule: RuleId;
  /** The path of the finding. */
  readonly path: Path;
  /** The options to validate with, such as `limits` and `now` for `stuck`, or the given lifecycle; mostly empty. */
  readonly options: ValidateOptions;
  /**
   * Set for rules that compare snapshots: the earlier response. `compareSnapshots(earlier, job)` reports the fault, and
   * `validateJob(job)` reports nothing.
   */
  readonly earlier?: Readonly<Record<string, unknown>>;
}

/**
 * Arbitrary for jobs with exactly one fault, together with the finding that must be reported. They shrink as legal jobs
 * do, and to the simplest variant of the fault. Values passed as `examples` are run but not shrunk, because the job
 * without the fault is unknown.
 *
 * @throws TypeError if the rule does not exist, or if no job that meets the constraints can have a fault that it reports.
 * @example
 * ```ts
 * const [{ job, rule, path }] = fc.sample(brokenJob({ rule: "failure-reason-missing" }), 1);
 * path; // ["FailureReason"]
 * validateJob(job).findings.map((finding) => [finding.rule, finding.path]); // [[rule, path]]
 * ```
 */
export function brokenJob(constraints: BrokenJobConstraints = {}): Arbitrary<BrokenJob> {
  checkConstraints(constraints, VALIDATORS);
  const { as: format = "sdk", base, ...rest } = constraints;
  const { rule: _, ...life } = rest;
  plannedJobs(life);
  const lifecycle = lifecycleIn(life);
  const write = (job: JobState<number>) => writeWholeJob(job, format, base, lifecycle) as object as BrokenJob["job"];
  return broken(rest, RESPONSE_FORMATS[format], isAny, (fault, narrowed) =>
    tuple(plannedJobs(narrowed), choices()).map(([planned, chosen]) => {
      const injected = breakJob(fault, planned, chosen);
      if (injected?.path === undefined) return undefined;
      const { job, options = {}, earlier } = injected;
      const path = namedPath(injected.path, lifecycle);
      return { job: write(job), path, options, ...(earlier === undefined ? {} : { earlier: write(earlier) }) };
    }),
  );
}

function isAny(_: Fault): _ is Fault {
  return true;
}

interface Injected {
  readonly job: JobState<number>;
  readonly path: Path | undefined;
  readonly options?: ValidateOptions;
  readonly earlier?: JobState<number>;
}

function breakJob(fault: Fault, planned: PlannedJob, chosen: readonly number[]): Injected | undefined {
  const pick = pickBy(chosen);
  const { lifecycle } = planned.walk;
  if (fault.of === "walk") {
    const injected = fault.inject(planned.walk, pick);
    return injected && { job: jobAtEnd({ ...planned, walk: injected.walk }), path: inHistory(injected.path) };
  }
  if (fault.of === "snapshots") {
    const injected = fault.inject(planned, pick);
    return injected && { ...injected, job: injected.later };
  }
  const job = jobAtEnd(planned);
  const history = job.SecondaryStatusTransitions;
  if (fault.of === "job") return { job, path: fault.inject(job, pick, lifecycle) };
  if (fault.of === "history") return { job, path: inHistory(fault.inject(history, pick, lifecycle)) };
  const injected = fault.inject(history, pick, lifecycle);
  return injected && { job, path: inHistory(injected.path), options: optionsOfJob(injected.options) };
}

/** Options can have paths in the array as well. */
export function optionsOfJob(options: ValidateOptions): ValidateOptions {
  const { duplicateKeys } = options;
  if (duplicateKeys === undefined) return options;
  return { ...options, duplicateKeys: duplicateKeys.map((key) => ({ ...key, path: inHistory(key.path)! })) };
}

function inHistory(path: Path | undefined): Path | undefined {
  return path && ["SecondaryStatusTransitions", ...path];
}
