/* The entry `sagemaker-transitions/machine`: the xstate machine and what is derived from a machine. It loads xstate. */

export { diagram } from "./diagram.ts";
export type { SeenCounts } from "./edge.ts";
export {
  type EdgeEvidence,
  type Evidence,
  evidenceSources,
  type Phase,
  type Seen,
  type SourceName,
} from "./evidence.ts";
export { type Edge, type Lifecycle, type LifecycleState, lifecycleOf } from "./lifecycle.ts";
export type { Paths } from "./paths.ts";
export type { MachineConfig, MachineOrConfig, StateConfig, Transition } from "./read-machine.ts";
export type { ReplayTable } from "./replay-table.ts";
export { type SecondaryStatus, type TrainingJobStatus, trainingJobLifecycle } from "./training-job.ts";
export { type TrainingJobOutput, type TrainingJobTag, trainingJobMachine } from "./training-job-machine.ts";
