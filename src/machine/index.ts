/* The entry `sagemaker-transitions/machine`: the xstate machine and what is derived from a machine. It loads xstate. */

export { diagram } from "./diagram.ts";
export { type Claim, type Evidence, type SourceName, sources } from "./evidence.ts";
export { type Edge, type Lifecycle, type LifecycleState, lifecycleOf } from "./lifecycle.ts";
export { type SecondaryStatus, type TrainingJobStatus, trainingJob } from "./training-job.ts";
export { trainingJobMachine } from "./training-job-machine.ts";
