/* The entry `sagemaker-transitions/read`. */

export type { EdgeEvidence, Evidence, Phase, Requirement, Seen, SourceName } from "../machine/evidence.ts";
export type { FieldNames } from "../machine/fields.ts";
export type { Edge, Lifecycle, LifecycleState, LostPhase, Service, StatusList } from "../machine/lifecycle.ts";
export type { Paths } from "../machine/paths.ts";
export type { ReplayTable } from "../machine/replay-table.ts";
export type { SecondaryStatus, TrainingJobStatus } from "../machine/training-job.ts";
export type { DuplicateKey, Location } from "../model/duplicate-key.ts";
export type { DescribedTrainingJob, PartialTransition, StoppingCondition } from "../model/job.ts";
export type { SecondaryStatusTransition, Timestamp } from "../model/transition.ts";
export type { Input } from "./inputs/input.ts";
export type { OnSnapshots } from "./latest-event-per-job.ts";
export { type ReadOptions, readHistories } from "./read-histories.ts";
export type { BadRecord, JobRecord, ReadRecord, Source } from "./read-record.ts";
