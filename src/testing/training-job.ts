import type { Arbitrary } from "fast-check";
import { type WritableFormat, writers } from "../write/formats/index.ts";
import { writeJob } from "../write/write-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Validators } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import type { JobForms } from "./observe/job-formats.ts";
import { jobAtEnd, type PlannedJob } from "./observe/planned-job-arbitrary.ts";
import { jobIn, plannedJobOf } from "./observe/planned-job-of.ts";
import { plannedJobs } from "./observe/planned-jobs.ts";
import { LIFE_VALIDATORS, type LifeConstraints } from "./walks/life-constraints.ts";

export interface TrainingJobConstraints<Form extends WritableFormat = WritableFormat> extends LifeConstraints {
  /**
   * Output format of the job. In a format without milliseconds, the jobs have whole seconds.
   * @defaultValue "sdk", the response of the AWS SDK for JavaScript, with times as Dates
   */
  readonly as?: Form | undefined;
}

export const TRAINING_JOB_VALIDATORS: Validators<TrainingJobConstraints> = {
  ...LIFE_VALIDATORS,
  as: oneOf(Object.keys(writers)),
};

/**
 * Arbitrary for legal DescribeTrainingJob responses: all fields agree with the history, and `validateJob` reports no
 * findings. They shrink as legal histories do, and then to simpler fields.
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
  const arbitrary = plannedJobs(constraints, format);
  const toForm = (planned: PlannedJob) => writeJob(jobAtEnd(planned), format) as JobForms[Form];
  return arbitrary.map(
    toForm,
    checkedUnmapper(toForm, (value) => plannedJobOf(jobIn(value, format), arbitrary.walks)),
  );
}
