export { diagram } from "./machine/diagram.ts";
export { type Claim, type Evidence, type SourceName, sources } from "./machine/evidence.ts";
export { type Edge, type Lifecycle, type LifecycleState, lifecycleOf } from "./machine/lifecycle.ts";
export { type SecondaryStatus, type TrainingJobStatus, trainingJob } from "./machine/training-job.ts";
export { trainingJobMachine } from "./machine/training-job-machine.ts";
export type { DescribedTrainingJob } from "./model/job.ts";
export { epochMilliseconds } from "./model/timestamp.ts";
export {
  equalTransitions,
  parseTransition,
  type SecondaryStatusTransition,
  type Timestamp,
} from "./model/transition.ts";
export { type ReadOptions, readHistories } from "./read/read-histories.ts";
export type { BadRecord, JobRecord, ReadRecord, Source } from "./read/read-record.ts";
export { type QueryOptions, toSql } from "./sql/findings-query.ts";
export { type Columns, parseColumns } from "./sql/names.ts";
export { type RuleFinding as Finding, type RuleId, type RuleInfo, rules } from "./validate/engine/catalogue.ts";
export type { Path, Severity } from "./validate/engine/finding.ts";
export type { ValidateOptions } from "./validate/engine/options.ts";
export type { Report, Verdict } from "./validate/engine/report.ts";
export { isLegal } from "./validate/is-legal.ts";
export {
  createMonitor,
  type JobFindings,
  type Monitor,
  type MonitorOptions,
  type OpenJob,
} from "./validate/monitor/create-monitor.ts";
export { PARTS, type Part, type Phases, phases } from "./validate/phases.ts";
export type { RepairCosts } from "./validate/repair/costs.ts";
export type {
  InsertMove,
  KeepMove,
  PatchOperation,
  RemoveMove,
  Repair,
  RepairMove,
} from "./validate/repair/repair.ts";
export { type RepairOptions, repairHistory } from "./validate/repair/repair-history.ts";
export { type Comparison, compareSnapshots } from "./validate/snapshots/compare-snapshots.ts";
export {
  historySchema,
  jobSchema,
  type SchemaIssue,
  type SchemaResult,
  type StandardSchema,
  toStandardSchema,
} from "./validate/standard-schema.ts";
export { validateHistory, validateJob } from "./validate/validate.ts";
export { type WritableFormat, writeJob, writeText } from "./write/index.ts";
export { normalizeJob } from "./write/normalize-job.ts";
