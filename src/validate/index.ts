/*
 * The entry `sagemaker-transitions/validate`: what validates, without the machine and so without xstate, and without the
 * readers. For who starts often and validates little.
 */
export type { DescribedTrainingJob } from "../history/job.ts";
export type { SecondaryStatusTransition, Timestamp } from "../history/transition.ts";
export { trainingJob } from "../machine/training-job.ts";
export { type RuleCard, type RuleFinding as Finding, type RuleId, rules } from "./catalogue.ts";
export type { Path, Severity } from "./finding.ts";
export { isLegal } from "./is-legal.ts";
export type { ValidateOptions } from "./options.ts";
export type { Report, Verdict } from "./report.ts";
export { validateHistory, validateJob } from "./validate.ts";
