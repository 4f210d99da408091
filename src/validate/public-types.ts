/* The types that the signatures of several entries mention. Each of those entries exports them all. */

export type { EdgeEvidence, Evidence, Phase, Requirement, Seen, SourceName } from "../machine/evidence.ts";
export type { FieldNames } from "../machine/fields.ts";
export type { Edge, Lifecycle, LifecycleState, LostPhase, Service, StatusList } from "../machine/lifecycle.ts";
export type { Paths } from "../machine/paths.ts";
export type { ReplayTable } from "../machine/replay-table.ts";
export type { SecondaryStatus, TrainingJobStatus } from "../machine/training-job.ts";
export type { DuplicateKey } from "../model/duplicate-key.ts";
export type {
  DescribedTrainingJob,
  JobReading,
  JobTime,
  PartialTransition,
  RetryStrategy,
  StoppingCondition,
} from "../model/job.ts";
export type { SecondaryStatusTransition, Timestamp } from "../model/transition.ts";
export type { CustomRule, CustomRuleContext, RuleEntry } from "./custom-rule.ts";
export type { RuleFinding as Finding, RuleId } from "./engine/catalogue.ts";
export type { FindingOf, Location, Path, Severity } from "./engine/finding.ts";
export type { OfLifecycle, ValidateOptions } from "./engine/options.ts";
export type { CustomFinding, Report, Verdict } from "./engine/report.ts";
