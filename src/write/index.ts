/* The entry `sagemaker-transitions/write`. */

export type { SecondaryStatus, TrainingJobStatus } from "../machine/training-job.ts";
export type { DescribedTrainingJob, JobTime, PartialTransition, StoppingCondition } from "../model/job.ts";
export type { SecondaryStatusTransition, Timestamp } from "../model/transition.ts";
export type { WritableFormat } from "./formats/index.ts";
export { normalizeJob } from "./normalize-job.ts";
export { writeJob, writeText } from "./write-job.ts";
export type * from "./written-job.ts";
