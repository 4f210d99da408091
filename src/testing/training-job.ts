import type { Arbitrary } from "fast-check";
import { type WritableForm, writeJob, writers } from "../write/index.ts";
import { unmapped } from "./checked-unmapper.ts";
import { checkConstraints, type Kinds } from "./constraints/check-constraints.ts";
import { oneOf } from "./constraints/validators.ts";
import type { JobForms } from "./observe/job-formats.ts";
import { type JobLife, jobAtEnd } from "./observe/job-life-arbitrary.ts";
import { heldJob, jobLifeOf } from "./observe/job-life-of.ts";
import { jobLives } from "./observe/job-lives.ts";
import { LIFE_KINDS, type LifeConstraints } from "./walks/life-constraints.ts";

export interface TrainingJobConstraints<Form extends WritableForm = WritableForm> extends LifeConstraints {
  /**
   * The form in which the job is held: any that `readHistories` reads. A form that cuts times to seconds or minutes
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
 * Values given as examples are shrunk in the forms that have AWS's names: all but "snake-case", "notebook" and text.
 *
 * @throws TypeError where a constraint is none of its kind, or all together allow no job.
 * @example
 * ```ts
 * const [job] = fc.sample(trainingJob({ ended: true, terminalStatuses: ["Failed"] }), 1);
 * job.TrainingJobStatus; // "Failed"
 * validateJob(job).findings; // []
 * ```
 */
export function trainingJob<Form extends WritableForm = "sdk">(
  constraints: TrainingJobConstraints<Form> = {},
): Arbitrary<JobForms[Form]> {
  checkConstraints(constraints, TRAINING_JOB_KINDS);
  const form = constraints.as ?? ("sdk" as Form);
  const arbitrary = jobLives(constraints, form);
  const toForm = (jobLife: JobLife) => writeJob(jobAtEnd(jobLife), form) as JobForms[Form];
  return arbitrary.map(
    toForm,
    unmapped(toForm, (value) => jobLifeOf(heldJob(value, form), arbitrary.walks)),
  );
}
