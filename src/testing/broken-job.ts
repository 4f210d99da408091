import { type Arbitrary, oneof, tuple } from "fast-check";
import type { RuleId } from "../validate/engine/catalogue.ts";
import type { Path } from "../validate/engine/finding.ts";
import type { ValidateOptions } from "../validate/engine/options.ts";
import { writeJob } from "../write/write-job.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import { choices, pickBy } from "./faults/choices.ts";
import { chosenRules } from "./faults/chosen-rules.ts";
import type { Fault } from "./faults/fault.ts";
import { faults } from "./faults/index.ts";
import type { Job } from "./observe/job.ts";
import { jobAtEnd, type PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";

export interface BrokenJobConstraints {
  /**
   * The rule that must report the fault.
   * @defaultValue undefined: any rule
   */
  readonly rule?: RuleId | undefined;
}

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
  return oneof(...chosenRules(constraints).flatMap((id) => faults[id].map((fault) => brokenBy(fault, id))));
}

function brokenBy(fault: Fault, rule: RuleId): Arbitrary<BrokenJob> {
  const values = tuple(plannedJobs({ ...fault.constraints }), choices())
    .map(([planned, chosen]) => {
      const broken = breakJob(fault, planned, chosen);
      return broken === undefined ? undefined : { ...broken, rule };
    })
    .filter((broken) => broken !== undefined);
  return new DistinctShrinks(values);
}

type Broken = Omit<BrokenJob, "rule"> | undefined;

function breakJob(fault: Fault, planned: PlannedJob, chosen: readonly number[]): Broken {
  const pick = pickBy(chosen);
  if (fault.of === "walk") {
    const injected = fault.inject(planned.walk, pick);
    return injected && broken(jobAtEnd({ ...planned, walk: injected.walk }), inHistory(injected.path));
  }
  if (fault.of === "snapshots") {
    const injected = fault.inject(planned, pick);
    return injected && { ...broken(injected.later, injected.path)!, earlier: withDates(injected.earlier) };
  }
  const job = jobAtEnd(planned);
  if (fault.of === "job") return broken(job, fault.inject(job, pick));
  if (fault.of === "history") return broken(job, inHistory(fault.inject(job.SecondaryStatusTransitions, pick)));
  const injected = fault.inject(job.SecondaryStatusTransitions, pick);
  return injected && broken(job, inHistory(injected.path), injected.options);
}

function broken(job: Job<number>, path: Path | undefined, options: ValidateOptions = {}): Broken {
  return path && { job: withDates(job), path, options };
}

function inHistory(path: Path | undefined): Path | undefined {
  return path && ["SecondaryStatusTransitions", ...path];
}

function withDates(job: Job<number>): BrokenJob["job"] {
  return writeJob(job, "sdk") as BrokenJob["job"];
}
