import { type Arbitrary, tuple } from "fast-check";
import type { RuleId } from "../validate/engine/catalogue.ts";
import type { Path } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { writeJob } from "../write/write-job.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { BROKEN_VALIDATORS, type BrokenConstraints, broken } from "./faults/broken.ts";
import { choices, pickBy } from "./faults/choices.ts";
import type { Fault } from "./faults/fault.ts";
import type { Job } from "./observe/job.ts";
import { jobAtEnd, type PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";

export interface BrokenJobConstraints extends BrokenConstraints {}

const VALIDATORS: Validators<BrokenJobConstraints> = BROKEN_VALIDATORS;

export interface BrokenJob {
  /** The broken DescribeTrainingJob response. Its fields may have any type; times are Dates. */
  readonly job: Readonly<Record<string, unknown>>;
  /** The one rule that reports the fault. */
  readonly rule: RuleId;
  /** The path of the finding. */
  readonly path: Path;
  /** The options to validate with: `limits` and `now` for `stuck`, otherwise empty. */
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
 * @throws TypeError if the rule does not exist.
 * @example
 * ```ts
 * const [{ job, rule, path }] = fc.sample(brokenJob({ rule: "failure-reason-missing" }), 1);
 * path; // ["FailureReason"]
 * validateJob(job).findings.map((finding) => [finding.rule, finding.path]); // [[rule, path]]
 * ```
 */
export function brokenJob(constraints: BrokenJobConstraints = {}): Arbitrary<BrokenJob> {
  checkConstraints(constraints, VALIDATORS);
  const { rule: _, ...life } = constraints;
  plannedJobs(life);
  return broken(constraints, isAny, (fault, narrowed) =>
    tuple(plannedJobs(narrowed), choices()).map(([planned, chosen]) => breakJob(fault, planned, chosen)),
  );
}

function isAny(_: Fault): _ is Fault {
  return true;
}

type Broken = Omit<BrokenJob, "rule"> | undefined;

function breakJob(fault: Fault, planned: PlannedJob, chosen: readonly number[]): Broken {
  const pick = pickBy(chosen);
  const { lifecycle } = planned.walk;
  if (fault.of === "walk") {
    const injected = fault.inject(planned.walk, pick);
    return injected && found(jobAtEnd({ ...planned, walk: injected.walk }), inHistory(injected.path));
  }
  if (fault.of === "snapshots") {
    const injected = fault.inject(planned, pick);
    return injected && { ...found(injected.later, injected.path)!, earlier: withDates(injected.earlier) };
  }
  const job = jobAtEnd(planned);
  if (fault.of === "job") return found(job, fault.inject(job, pick, lifecycle));
  if (fault.of === "history")
    return found(job, inHistory(fault.inject(job.SecondaryStatusTransitions, pick, lifecycle)));
  const injected = fault.inject(job.SecondaryStatusTransitions, pick, lifecycle);
  return injected && found(job, inHistory(injected.path), injected.options);
}

function found(job: Job<number>, path: Path | undefined, options: ValidateOptions = {}): Broken {
  return path && { job: withDates(job), path, options };
}

function inHistory(path: Path | undefined): Path | undefined {
  return path && ["SecondaryStatusTransitions", ...path];
}

function withDates(job: Job<number>): BrokenJob["job"] {
  return writeJob(job, "sdk") as BrokenJob["job"];
}
