import { type Arbitrary, oneof, tuple } from "fast-check";
import type { RuleId } from "../validate/catalogue.ts";
import type { Path } from "../validate/finding.ts";
import { writeJob } from "../write/index.ts";
import type { Breaker } from "./breakers/breaker.ts";
import { choices, pickBy } from "./breakers/choices.ts";
import { chosenRules } from "./breakers/chosen-rules.ts";
import { breakers } from "./breakers/index.ts";
import type { Job } from "./job/job.ts";
import { type JobLife, jobAtEnd } from "./job/job-life-arbitrary.ts";
import { jobLives } from "./job/job-lives.ts";
import { VisiblySmaller } from "./visibly-smaller.ts";

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
}

/**
 * For jobs that are broken in exactly one way, with the finding that must be told of it. They shrink as legal jobs do,
 * and to the plainest form of the fault.
 *
 * @throws TypeError where there is no such rule.
 * @example
 * ```ts
 * const [{ job, rule, path }] = fc.sample(brokenJob({ rule: "failure-reason-missing" }), 1);
 * path; // ["FailureReason"]
 * validateJob(job).findings.map((finding) => [finding.rule, finding.path]); // [[rule, path]]
 * ```
 */
export function brokenJob({ rule }: BrokenJobConstraints = {}): Arbitrary<BrokenJob> {
  return oneof(...chosenRules(rule).flatMap((id) => breakers[id].map((breaker) => brokenBy(breaker, id))));
}

function brokenBy(breaker: Breaker, rule: RuleId): Arbitrary<BrokenJob> {
  const broken = tuple(jobLives({ ...breaker.lives }), choices())
    .map(([jobLife, chosen]) => {
      const broken = breakJob(breaker, jobLife, chosen);
      return broken === undefined ? undefined : { ...broken, rule };
    })
    .filter((broken) => broken !== undefined);
  return new VisiblySmaller(broken);
}

function breakJob(breaker: Breaker, jobLife: JobLife, chosen: readonly number[]) {
  const pick = pickBy(chosen);
  if (breaker.of === "life") {
    const told = breaker.breaks(jobLife.life, pick);
    return told && withDates(jobAtEnd({ ...jobLife, life: told.life }), inHistory(told.path));
  }
  const job = jobAtEnd(jobLife);
  if (breaker.of === "job") return withDates(job, breaker.breaks(job, pick));
  return withDates(job, inHistory(breaker.breaks(job.SecondaryStatusTransitions, pick)));
}

function inHistory(path: Path | undefined): Path | undefined {
  return path && ["SecondaryStatusTransitions", ...path];
}

function withDates(job: Job<number>, path: Path | undefined) {
  return path && { job: writeJob(job, "sdk") as BrokenJob["job"], path };
}
