/* The entry `sagemaker-transitions/read`. */

export type { DescribedTrainingJob } from "../model/job.ts";
export { type ReadOptions, readHistories } from "./read-histories.ts";
export type { BadRecord, JobRecord, ReadRecord, Source } from "./read-record.ts";
