/*
 * The entry `sagemaker-transitions/validate`: what validates, without the machine and so without xstate, and without the
 * readers. For who starts often and validates little.
 */

export { trainingJob } from "../machine/training-job.ts";
export type { DescribedTrainingJob } from "../model/job.ts";
export type { SecondaryStatusTransition, Timestamp } from "../model/transition.ts";
export { type RuleFinding as Finding, type RuleId, type RuleInfo, rules } from "./engine/catalogue.ts";
export type { Path, Severity } from "./engine/finding.ts";
export type { ValidateOptions } from "./engine/options.ts";
export type { Report, Verdict } from "./engine/report.ts";
export { isLegal } from "./is-legal.ts";
export { validateHistory, validateJob } from "./validate.ts";
