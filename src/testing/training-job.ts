import type { Arbitrary } from "fast-check";
import { type WritableFormat, writers } from "../write/formats/index.ts";
import { writeJob } from "../write/write-job.ts";
import { checkedUnmapper } from "./checked-unmapper.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import type { JobForms } from "./observe/job-formats.ts";
import { type JobLife, jobAtEnd } from "./observe/job-life-arbitrary.ts";
import { heldJob, jobLifeOf } from "./observe/job-life-of.ts";
import { jobLives } from "./observe/job-lives.ts";
import { LIFE_KINDS, type LifeConstraints } from "./walks/life-constraints.ts";

export interface TrainingJobConstraints<Form extends WritableFormat = WritableFormat> extends LifeConstraints {
  /**
   * The format in which the job is held: any that `readHistories` reads. A format that cuts times to seconds or minutes
   * makes the clock one of whole seconds.
   * @defaultValue "sdk", as the SDK for JavaScript has it: times are Dates
   */
  readonly as?: Form | undefined;
}

export const TRAINING_JOB_KINDS: Kinds<TrainingJobConstraints> = { ...LIFE_KINDS, as: oneOf(Object.keys(writers)) };

/**
 * For whole DescribeTrainingJob responses in which every rule on fields holds: `validateJob` finds nothing in them.
 * They shrink as histories do, and then to plainer circumstances.
 *
 * Values given as examples are shrunk in the formats that have AWS's names: all but "snake-case", "notebook" and text.
 *
 * @throws TypeError where a constraint is none of its kind, or all together allow no job.
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
  checkConstraints(constraints, TRAINING_JOB_KINDS);
  const format = constraints.as ?? ("sdk" as Form);
  const arbitrary = jobLives(constraints, format);
  const toForm = (jobLife: JobLife) => writeJob(jobAtEnd(jobLife), format) as JobForms[Form];
  return arbitrary.map(
    toForm,
    checkedUnmapper(toForm, (value) => jobLifeOf(heldJob(value, format), arbitrary.walks)),
  );
}
