import type { Arbitrary } from "fast-check";
import { type WritableFormat, writers } from "../write/formats/index.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import { DistinctShrinks } from "./distinct-shrinks.ts";
import type { JobForms } from "./observe/job-formats.ts";
import { checkNames } from "./observe/named.ts";
import { jobAtEnd, type PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { jobIn, plannedJobOf } from "./observe/planned-job-of.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";
import { type BaseFields, base, writeWholeJob } from "./observe/whole-job.ts";
import { LIFE_VALIDATORS, type LifeConstraints, lifecycleIn } from "./walks/life-constraints.ts";

/** Which jobs `trainingJob` generates. */
export interface TrainingJobConstraints<Form extends WritableFormat = WritableFormat> extends LifeConstraints {
  /**
   * Output format of the job. In a format without milliseconds, the jobs have whole seconds.
   * @defaultValue "sdk", the response of the AWS SDK for JavaScript, with times as Dates
   */
  readonly as?: Form | undefined;
  /**
   * Fields of the response to set, such as RoleArn or HyperParameters. Fields that follow from the history are refused.
   * @defaultValue a job named `training-job-<number>` on one `ml.m5.xlarge`
   */
  readonly base?: BaseFields | undefined;
}

export const TRAINING_JOB_VALIDATORS: Validators<TrainingJobConstraints> = {
  ...LIFE_VALIDATORS,
  as: oneOf(Object.keys(writers)),
  base,
};

/**
 * Arbitrary for legal DescribeTrainingJob responses, whole as the service returns them: all fields agree with the history,
 * and `validateJob` reports no findings. The format "sdk" has the SDK's `$metadata` too. They shrink as legal histories do, and then to simpler fields.
 *
 * Values passed as `examples` are shrunk in the formats that use AWS's field names: all but "snake-case", "notebook" and
 * the text formats.
 *
 * @throws TypeError if a constraint is invalid or if no job satisfies all of them.
 * @example
 * ```ts
 * const [job] = fc.sample(trainingJob({ ended: true, terminalStatuses: ["Failed"] }), 1);
 * job.TrainingJobStatus; // "Failed"
 * validateJob(job).findings; // []
 * ```
 */
export function trainingJob<Form extends WritableFormat = "sdk">(
  constraints: TrainingJobConstraints<Form> = {},
): Arbitrary<JobForms[Form]> {
  checkConstraints(constraints, TRAINING_JOB_VALIDATORS);
  const format = constraints.as ?? ("sdk" as Form);
  const lifecycle = lifecycleIn(constraints);
  checkNames(lifecycle, format);
  const arbitrary = plannedJobs(constraints, format);
  const toForm = (planned: PlannedJob) => writeWholeJob(jobAtEnd(planned), format, constraints.base, lifecycle);
  const jobs = arbitrary.map(
    toForm,
    checkedUnmapper(toForm, (value) => plannedJobOf(jobIn(value, format, lifecycle), arbitrary.walks)),
  );
  return new DistinctShrinks(jobs);
}
