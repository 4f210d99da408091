/* The entry `sagemaker-transitions`: validation, rules, repair and snapshots. It loads no other package. */

export { type EvidenceSource, evidenceSources } from "./machine/evidence.ts";
export { type JobSecondaryStatus, type JobStatus, jobLifecycle } from "./machine/job.ts";
export { type SecondaryStatus, type TrainingJobStatus, trainingJobLifecycle } from "./machine/training-job.ts";
export { epochMilliseconds } from "./model/timestamp.ts";
export { equalTransitions, type FieldProblem, parseTransition, type TransitionReading } from "./model/transition.ts";
export type { Milliseconds } from "./model/units.ts";
export { defineRule } from "./validate/custom-rule.ts";
export { type RuleInfo, rules } from "./validate/engine/catalogue.ts";
export { isLegal } from "./validate/is-legal.ts";
export { PARTS, type Part, type Phases, type PhaseTotals, phases } from "./validate/phases.ts";
export type * from "./validate/public-types.ts";
export type { EdgeCost, MoveCost, RepairCosts, Support } from "./validate/repair/costs.ts";
export type {
  Described,
  InsertMove,
  KeepMove,
  PatchOperation,
  RemoveMove,
  Repair,
  RepairMove,
  ReplaceMove,
} from "./validate/repair/repair.ts";
export { type RepairOptions, repairHistory } from "./validate/repair/repair-history.ts";
export { type Comparison, compareSnapshots } from "./validate/snapshots/compare-snapshots.ts";
export { validateHistory, validateJob } from "./validate/validate.ts";
export { validateUnknown } from "./validate/validate-unknown.ts";
