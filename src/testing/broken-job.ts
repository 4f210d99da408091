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
import { type JobLife, jobAtEnd } from "./observe/job-life-arbitrary.ts";
import { jobLives } from "./observe/job-lives.ts";

export interface BrokenJobConstraints {
  /**
   * The rule that must find the fault.
   * @defaultValue any
   */
  readonly rule?: RuleId | undefined;
}

export interface BrokenJob {
  /** What a program may meet in the place of a DescribeTrainingJob response: fields may be of any type. Times are Dates. */
  readonly job: Readonly<Record<string, unknown>>;
  /** The rule that must report the fault, and no other may. */
  readonly rule: RuleId;
  /** Where. */
  readonly path: Path;
  /** The options under which the rule runs: none, but for `stuck` its limits. */
  readonly options: ValidateOptions;
  /**
   * For the rules on two descriptions of a job, the earlier one: `compareSnapshots(earlier, job)` must report the
   * fault, and `validateJob(job)` finds nothing.
   */
  readonly earlier?: Readonly<Record<string, unknown>>;
}

/**
 * For jobs that are broken in exactly one way, with the finding that must be told of it. They shrink as legal jobs do,
 * and to the plainest format of the fault. A value given as an example is run and not shrunk: what the job was
 * before it was broken cannot be told.
 *
 * @throws TypeError where there is no such rule.
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
  const values = tuple(jobLives({ ...fault.lives }), choices())
    .map(([jobLife, chosen]) => {
      const broken = breakJob(fault, jobLife, chosen);
      return broken === undefined ? undefined : { ...broken, rule };
    })
    .filter((broken) => broken !== undefined);
  return new DistinctShrinks(values);
}

type Broken = Omit<BrokenJob, "rule"> | undefined;

function breakJob(fault: Fault, jobLife: JobLife, chosen: readonly number[]): Broken {
  const pick = pickBy(chosen);
  if (fault.of === "life") {
    const told = fault.breaks(jobLife.life, pick);
    return told && broken(jobAtEnd({ ...jobLife, life: told.life }), inHistory(told.path));
  }
  if (fault.of === "snapshots") {
    const told = fault.breaks(jobLife, pick);
    return told && { ...broken(told.later, told.path)!, earlier: withDates(told.earlier) };
  }
  const job = jobAtEnd(jobLife);
  if (fault.of === "job") return broken(job, fault.breaks(job, pick));
  if (fault.of === "history") return broken(job, inHistory(fault.breaks(job.SecondaryStatusTransitions, pick)));
  const told = fault.breaks(job.SecondaryStatusTransitions, pick);
  return told && broken(job, inHistory(told.path), told.options);
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
