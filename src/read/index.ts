/* The entry `sagemaker-transitions/read`. */

export type { SecondaryStatus, TrainingJobStatus } from "../machine/training-job.ts";
export type { DescribedTrainingJob, PartialTransition, StoppingCondition } from "../model/job.ts";
export type { SecondaryStatusTransition, Timestamp } from "../model/transition.ts";
export type { Input } from "./inputs/input.ts";
export type { OnSnapshots } from "./latest-event-per-job.ts";
export { type ReadOptions, readHistories } from "./read-histories.ts";
export type { BadRecord, JobRecord, ReadRecord, Source } from "./read-record.ts";
