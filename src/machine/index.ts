/* The entry `sagemaker-transitions/machine`: the xstate machines and what is derived from a machine. It loads xstate. */

export { diagram } from "./diagram.ts";
export type { Edge, LifecycleState, SeenCounts } from "./edge.ts";
export {
  type EdgeEvidence,
  type Evidence,
  type EvidenceSource,
  evidenceSources,
  type Phase,
  type Requirement,
  type Seen,
  type SourceName,
} from "./evidence.ts";
export type { FieldNames } from "./fields.ts";
export { type JobSecondaryStatus, type JobStatus, jobLifecycle } from "./job.ts";
export { jobMachine } from "./job-machine.ts";
export type { Lifecycle, LifecycleOptions, LostPhase, Service, StatusList } from "./lifecycle.ts";
export { type LeavesOf, lifecycleOf, type TopsOf, type XstateMachine } from "./lifecycle-of.ts";
export type { Paths } from "./paths.ts";
export type { Mark } from "./read-states.ts";
export type { ReplayTable } from "./replay-table.ts";
export { type SecondaryStatus, type TrainingJobStatus, trainingJobLifecycle } from "./training-job.ts";
export { type TrainingJobOutput, type TrainingJobTag, trainingJobMachine } from "./training-job-machine.ts";
