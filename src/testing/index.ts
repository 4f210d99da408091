/* The entry `sagemaker-transitions/testing`: arbitraries for fast-check. */

export type * from "../validate/public-types.ts";
export type { WritableFormat } from "../write/formats/index.ts";
export type * from "../write/written-job.ts";
export { type BrokenHistory, type BrokenHistoryConstraints, brokenHistory } from "./broken-history.ts";
export { type BrokenJob, type BrokenJobConstraints, brokenJob, type ResponseFormat } from "./broken-job.ts";
export type { LifecycleCommand } from "./commands/commands.ts";
export { LifecycleModel } from "./commands/lifecycle-model.ts";
export type { CreateRequest, TrainingService } from "./commands/training-service.ts";
export {
  type CoverageKind,
  type EdgeCoverage,
  type EdgeCoverageConstraints,
  edgeCoverage,
  type Shares,
  type Statused,
  type Tally,
} from "./edge-coverage.ts";
export { type EventsConstraints, events, type TrainingJobEvent } from "./events.ts";
export type { BrokenConstraints } from "./faults/broken.ts";
export { type LegalHistoryConstraints, legalHistory } from "./legal-history.ts";
export { type LifecycleCommandsConstraints, lifecycleCommands } from "./lifecycle-commands.ts";
export type { CallFailure } from "./observe/call-failures.ts";
export type { CallMetadata, Job, JobRequest, JobState, SdkJob } from "./observe/job.ts";
export type { EventDetail, EventEntry, JobForms } from "./observe/job-formats.ts";
export type { BaseFields } from "./observe/whole-job.ts";
export { type PollsConstraints, polls } from "./polls.ts";
export type { TimeForm, TimeForms } from "./times.ts";
export { type TrainingJobConstraints, trainingJob } from "./training-job.ts";
export type { DurationRange } from "./walks/durations.ts";
export type { Entry } from "./walks/entries.ts";
export type { LifeConstraints } from "./walks/life-constraints.ts";
