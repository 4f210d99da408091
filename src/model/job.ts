import { isArray, isObject, property } from "./safe-access.ts";
import type { SecondaryStatusTransition, Timestamp } from "./transition.ts";

/**
 * The fields of a DescribeTrainingJob response that rules read, named as AWS names them. The SDK's own
 * `DescribeTrainingJobCommandOutput` is one; so is any object that has some of them.
 *
 * Source: DescribeTrainingJob in the Amazon SageMaker API reference.
 */
export interface DescribedTrainingJob {
  readonly TrainingJobName?: string | undefined;
  readonly TrainingJobArn?: string | undefined;
  readonly TrainingJobStatus?: string | undefined;
  readonly SecondaryStatus?: string | undefined;
  readonly SecondaryStatusTransitions?: readonly PartialTransition[] | undefined;
  readonly FailureReason?: string | undefined;
  readonly CreationTime?: Timestamp | undefined;
  readonly TrainingStartTime?: Timestamp | undefined;
  readonly TrainingEndTime?: Timestamp | undefined;
  readonly LastModifiedTime?: Timestamp | undefined;
  /** Seconds. */
  readonly TrainingTimeInSeconds?: number | undefined;
  /** Seconds. */
  readonly BillableTimeInSeconds?: number | undefined;
  readonly EnableManagedSpotTraining?: boolean | undefined;
  readonly StoppingCondition?: StoppingCondition | undefined;
  readonly RetryStrategy?: { readonly MaximumRetryAttempts?: number | undefined } | undefined;
}

/** An entry as the SDK types it: every field may be undefined. */
export type PartialTransition = {
  readonly [K in keyof SecondaryStatusTransition]?: SecondaryStatusTransition[K] | undefined;
};

/** Both in seconds. */
export interface StoppingCondition {
  readonly MaxRuntimeInSeconds?: number | undefined;
  readonly MaxWaitTimeInSeconds?: number | undefined;
}

/** The times of a job as a whole. */
export const JOB_TIMES = ["CreationTime", "TrainingStartTime", "TrainingEndTime", "LastModifiedTime"] as const;

export type JobTime = (typeof JOB_TIMES)[number];

const TYPES = {
  TrainingJobName: "string",
  TrainingJobStatus: "string",
  SecondaryStatus: "string",
  FailureReason: "string",
  TrainingTimeInSeconds: "number",
  BillableTimeInSeconds: "number",
  EnableManagedSpotTraining: "boolean",
} as const;

const TYPE_OF_EACH = Object.entries(TYPES);

const UNDER_CONDITION = ["StoppingCondition"] as const;
const LIMITS = ["MaxRuntimeInSeconds", "MaxWaitTimeInSeconds"] as const satisfies (keyof StoppingCondition)[];

/** The fields of a job that rules read, by name. */
export const JOB_FIELDS: readonly string[] = [
  ...Object.keys(TYPES),
  ...JOB_TIMES,
  "TrainingJobArn",
  "SecondaryStatusTransitions",
  "StoppingCondition",
  "RetryStrategy",
];

export interface JobProblem {
  readonly path: readonly string[];
  readonly expected: string;
  readonly found: unknown;
}

/** A job as far as it can be read; a field that is absent, null or of the wrong type is undefined. Times are as given. */
export interface JobReading extends Partial<Record<JobTime, unknown>> {
  readonly TrainingJobName?: string;
  readonly TrainingJobStatus?: string;
  readonly SecondaryStatus?: string;
  readonly SecondaryStatusTransitions?: readonly unknown[];
  readonly FailureReason?: string;
  readonly TrainingTimeInSeconds?: number;
  readonly BillableTimeInSeconds?: number;
  readonly EnableManagedSpotTraining?: boolean;
  readonly StoppingCondition?: StoppingCondition;
  readonly RetryStrategy?: object;
}

/**
 * Reads a described job that may be anything. Never throws.
 *
 * @returns the fields that rules read, and a problem for each that is not what it should be.
 * @example
 * ```ts
 * parseJob({ TrainingJobStatus: 3, SecondaryStatusTransitions: [] }).problems[0]?.path; // ["TrainingJobStatus"]
 * ```
 */
export function parseJob(value: unknown): { readonly job: JobReading; readonly problems: readonly JobProblem[] } {
  if (!isObject(value)) {
    return { job: {}, problems: [{ path: [], expected: "an object with SecondaryStatusTransitions", found: value }] };
  }
  const job: Record<string, unknown> = {};
  const problems: JobProblem[] = [];
  const history = property(value, "SecondaryStatusTransitions");
  if (isArray(history)) job.SecondaryStatusTransitions = history;
  else problems.push({ path: ["SecondaryStatusTransitions"], expected: "an array", found: history });
  for (const [key, type] of TYPE_OF_EACH) take(value, job, [], key, type, problems);
  for (const key of JOB_TIMES) job[key] = property(value, key);

  const condition = property(value, "StoppingCondition");
  if (isObject(condition)) {
    const limits: Record<string, unknown> = {};
    for (const key of LIMITS) take(condition, limits, UNDER_CONDITION, key, "number", problems);
    job.StoppingCondition = limits;
  } else if (condition !== undefined) {
    problems.push({ path: ["StoppingCondition"], expected: "an object", found: condition });
  }
  const retry = property(value, "RetryStrategy");
  if (isObject(retry)) job.RetryStrategy = retry;
  else if (retry !== undefined) problems.push({ path: ["RetryStrategy"], expected: "an object", found: retry });
  return { job, problems };
}

/** The array of transitions in a described job, or that is the value itself; an empty one where there is none. */
export function transitionsIn(value: unknown): readonly unknown[] {
  const history = isObject(value) ? property(value, "SecondaryStatusTransitions") : value;
  return isArray(history) ? history : NO_ENTRIES;
}

const NO_ENTRIES: readonly unknown[] = Object.freeze([]);

/** Copies a field that is of its type, and tells of one that is of another. */
function take(
  from: object,
  to: Record<string, unknown>,
  under: readonly string[],
  key: string,
  type: "string" | "number" | "boolean",
  problems: JobProblem[],
): void {
  const found = property(from, key);
  // JSON has no NaN, no Infinity and no -0: a report that tells them would not be plain JSON.
  if (typeof found === "number" && type === "number" && Number.isFinite(found)) to[key] = found + 0;
  else if (typeof found === type && typeof found !== "number") to[key] = found;
  else if (found !== undefined) problems.push({ path: [...under, key], expected: `a ${type}`, found });
}
