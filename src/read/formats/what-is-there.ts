import type { Lifecycle } from "../../machine/lifecycle.ts";
import { isArray, isObject } from "../../model/safe-access.ts";
import { fieldsOf } from "./response-lifecycles.ts";

/** What the reader looks for, for the message on a value without a history. */
const LOOKED_FOR =
  "SecondaryStatusTransitions, secondary_status_transitions, Results[].TrainingJob, an EventBridge event of a training job, or an array of entries with Status and StartTime";

/** Values of other APIs that are often kept with histories, by a key that only they have. */
const BY_KEY: readonly (readonly [key: string, what: string])[] = [
  [
    "TrainingJobSummaries",
    "a ListTrainingJobs response, which carries no history; call DescribeTrainingJob for each TrainingJobName in it",
  ],
  [
    "StepName",
    "a step of a SageMaker pipeline, as list_steps() returns it; call DescribeTrainingJob for its training job",
  ],
  ["PipelineExecutionSteps", "the steps of a SageMaker pipeline; call DescribeTrainingJob for its training jobs"],
  ["ProcessingJobName", "a processing job"],
  ["TransformJobName", "a transform job"],
  ["TrialComponentName", "a trial component"],
  [
    "HyperParameterTuningJobName",
    "a hyperparameter tuning job; call DescribeTrainingJob for each of its training jobs",
  ],
  ["AutoMLJobName", "an AutoML job; call DescribeTrainingJob for its training jobs"],
  ["EndpointName", "an endpoint"],
  ["Dimensions", "metrics of a built-in algorithm"],
];

const MOST_KEYS = 8;

/** Describes a value without a history: what it is, or else its keys. */
export function whatIsThere(value: unknown): string {
  return knownValue(value) ?? otherValue(value);
}

/** The message on a value without a history. */
export function noHistory(value: unknown, chosen?: Lifecycle): string {
  const known = knownValue(value);
  const found = known ?? `${otherValue(value)}; looked for ${lookedFor(chosen)}`;
  return `no ${chosen === undefined ? "training-job " : ""}history found: found ${found}`;
}

function lookedFor(chosen: Lifecycle | undefined): string {
  if (chosen?.fields === undefined) return LOOKED_FOR;
  const { history, status, start } = fieldsOf(chosen);
  const own = `${history}, or an array of entries with ${status} and ${start}`;
  return `${own}, as the lifecycle ${chosen.id} names them, or for AWS's names`;
}

function knownValue(value: unknown): string | undefined {
  return isObject(value) ? BY_KEY.find(([key]) => key in value)?.[1] : undefined;
}

function otherValue(value: unknown): string {
  if (isArray(value)) return value.length === 0 ? "an empty array" : "an array without entries of a history";
  if (!isObject(value)) return "a value that is not an object";
  const keys = Object.keys(value).slice(0, MOST_KEYS).join(", ");
  return keys === "" ? "an object with no keys" : `an object with the keys ${keys}`;
}
