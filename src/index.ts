/* The entry `sagemaker-transitions`: validation, rules, repair and snapshots. It loads no other package. */

export { type Claim, type Evidence, type SourceName, sources } from "./machine/evidence.ts";
export type { Edge, Lifecycle, LifecycleState } from "./machine/lifecycle.ts";
export { type SecondaryStatus, type TrainingJobStatus, trainingJob } from "./machine/training-job.ts";
export type { DescribedTrainingJob } from "./model/job.ts";
export { epochMilliseconds } from "./model/timestamp.ts";
export {
  equalTransitions,
  parseTransition,
  type SecondaryStatusTransition,
  type Timestamp,
} from "./model/transition.ts";
export { type RuleFinding as Finding, type RuleId, type RuleInfo, rules } from "./validate/engine/catalogue.ts";
export type { Path, Severity } from "./validate/engine/finding.ts";
export type { ValidateOptions } from "./validate/engine/options.ts";
export type { Report, Verdict } from "./validate/engine/report.ts";
export { isLegal } from "./validate/is-legal.ts";
export { PARTS, type Part, type Phases, phases } from "./validate/phases.ts";
export type { RepairCosts } from "./validate/repair/costs.ts";
export type { InsertMove, KeepMove, RemoveMove, RepairMove } from "./validate/repair/moves.ts";
export type { PatchOperation } from "./validate/repair/patch.ts";
export { type Repair, type RepairOptions, repairHistory } from "./validate/repair/repair-history.ts";
export { type Comparison, compareSnapshots } from "./validate/snapshots/compare-snapshots.ts";
export { validateHistory, validateJob } from "./validate/validate.ts";
