import type { SecondaryStatus, TrainingJobStatus } from "../machine/training-job.ts";
import { wrappedJob } from "./misuse/wrapped-job.ts";
import { isArray, isObject, property } from "./safe-access.ts";
import type { SecondaryStatusTransition, Timestamp } from "./transition.ts";

/**
 * The fields of a DescribeTrainingJob response that rules read, named as AWS names them. The SDK's own
 * `DescribeTrainingJobCommandOutput` is one; so is any object that has some of them.
 *
 * Source: DescribeTrainingJob in the Amazon SageMaker API reference.
 */
export interface DescribedTrainingJob {
  /** The name of the job, unique in its account and region. */
  readonly TrainingJobName?: string | undefined;
  /** The ARN of the job. */
  readonly TrainingJobArn?: string | undefined;
  /** The primary status. */
  readonly TrainingJobStatus?: TrainingJobStatus | (string & {}) | undefined;
  /** The current or last status of the history. */
  readonly SecondaryStatus?: SecondaryStatus | (string & {}) | undefined;
  /** The history. */
  readonly SecondaryStatusTransitions?: readonly PartialTransition[] | undefined;
  /** Why the job failed. */
  readonly FailureReason?: string | undefined;
  /** When the job was created. */
  readonly CreationTime?: Timestamp | undefined;
  /** When training started on the instances. */
  readonly TrainingStartTime?: Timestamp | undefined;
  /** When training ended on the instances. */
  readonly TrainingEndTime?: Timestamp | undefined;
  /** When the status of the job last changed. */
  readonly LastModifiedTime?: Timestamp | undefined;
  /** Seconds. */
  readonly TrainingTimeInSeconds?: number | undefined;
  /** Seconds. */
  readonly BillableTimeInSeconds?: number | undefined;
  /** Whether the job runs on spot instances. */
  readonly EnableManagedSpotTraining?: boolean | undefined;
  /** The limits of the job. */
  readonly StoppingCondition?: StoppingCondition | undefined;
  /** How often the service retries the job. */
  readonly RetryStrategy?: { readonly MaximumRetryAttempts?: number | undefined } | undefined;
  /** Present if the job runs without instances of its own. */
  readonly ServerlessJobConfig?: object | undefined;
  /** The instances of the job. */
  readonly ResourceConfig?:
    | { readonly InstanceType?: string | undefined; readonly InstanceGroups?: readonly unknown[] | undefined }
    | undefined;
  /** The warm pool that keeps the instances after the job. */
  readonly WarmPoolStatus?:
    | { readonly Status?: string | undefined; readonly ReusedByJob?: string | undefined }
    | undefined;
  /** The last value of each metric. */
  readonly FinalMetricDataList?: readonly { readonly Timestamp?: Timestamp | undefined }[] | undefined;
}

/** An entry as the SDK types it: every field may be undefined. */
export type PartialTransition = {
  readonly [K in keyof SecondaryStatusTransition]?: SecondaryStatusTransition[K] | undefined;
};

/** All in seconds. */
export interface StoppingCondition {
  /** Longest time that the job may run. */
  readonly MaxRuntimeInSeconds?: number | undefined;
  /** Longest time that a spot job may wait and run. */
  readonly MaxWaitTimeInSeconds?: number | undefined;
  /** Longest time that the job may stay pending. */
  readonly MaxPendingTimeInSeconds?: number | undefined;
}

/** The parts of a RetryStrategy that rules read. */
export interface RetryStrategy {
  /** How often the service restarts the job after an internal error. */
  readonly MaximumRetryAttempts?: number | undefined;
}

/** The times of a job as a whole. */
export const JOB_TIMES = ["CreationTime", "TrainingStartTime", "TrainingEndTime", "LastModifiedTime"] as const;

/** A time of a job as a whole. */
export type JobTime = (typeof JOB_TIMES)[number];

/** The fields of a job that rules read, by name. */
export const JOB_FIELDS = [
  "SecondaryStatusTransitions",
  "TrainingJobName",
  "TrainingJobArn",
  "TrainingJobStatus",
  "SecondaryStatus",
  "FailureReason",
  "TrainingTimeInSeconds",
  "BillableTimeInSeconds",
  "EnableManagedSpotTraining",
  ...JOB_TIMES,
  "StoppingCondition",
  "RetryStrategy",
  "ServerlessJobConfig",
  "ResourceConfig",
  "WarmPoolStatus",
  "FinalMetricDataList",
] as const satisfies (keyof DescribedTrainingJob)[];

/** A field of a job as one bit, so that a set of fields is a number. */
export function fieldBit(field: JobField): number {
  return 1 << JOB_FIELDS.indexOf(field);
}

export interface JobProblem {
  readonly path: readonly string[];
  readonly expected: string;
  readonly found: unknown;
  /** The same in words, if there are better ones than those of `describe`. */
  readonly foundText?: string;
}

/** The readable fields of a job. A field that is absent, null or of the wrong type is undefined. Times are unparsed. */
export interface JobReading extends Readonly<Partial<Record<JobTime, unknown>>> {
  /** The array of entries, which may hold anything. */
  readonly SecondaryStatusTransitions: readonly unknown[] | undefined;
  /** The name of the job. */
  readonly TrainingJobName: string | undefined;
  /** The primary status. */
  readonly TrainingJobStatus: string | undefined;
  /** The current or last status of the history. */
  readonly SecondaryStatus: string | undefined;
  /** Why the job failed. */
  readonly FailureReason: string | undefined;
  /** Seconds of training. */
  readonly TrainingTimeInSeconds: number | undefined;
  /** Seconds that are billed. */
  readonly BillableTimeInSeconds: number | undefined;
  /** Whether the job runs on spot instances. */
  readonly EnableManagedSpotTraining: boolean | undefined;
  /** The limits of the job. */
  readonly StoppingCondition: StoppingCondition | undefined;
  /** How often the service retries the job. */
  readonly RetryStrategy: RetryStrategy | undefined;
  /** Present if the job runs without instances of its own. */
  readonly ServerlessJobConfig: object | undefined;
  /** The instances of the job. */
  readonly ResourceConfig: object | undefined;
  /** The warm pool that keeps the instances after the job. */
  readonly WarmPoolStatus: object | undefined;
  /** The last value of each metric. */
  readonly FinalMetricDataList: readonly unknown[] | undefined;
}

export type JobField = keyof JobReading;

/** WarmPoolStatus.Status; undefined if it is absent or not a string. */
export function warmPoolStatusIn({ WarmPoolStatus = {} }: Pick<JobReading, "WarmPoolStatus">): string | undefined {
  const status = property(WarmPoolStatus, "Status");
  return typeof status === "string" ? status : undefined;
}

/**
 * Reads a job from any value. Never throws.
 *
 * @returns the fields that rules read, and a problem for each field with a wrong type.
 * @example
 * ```ts
 * parseJob({ TrainingJobStatus: 3, SecondaryStatusTransitions: [] }).problems[0]?.path; // ["TrainingJobStatus"]
 * ```
 */
export function parseJob(value: unknown): { readonly job: JobReading; readonly problems: readonly JobProblem[] } {
  if (!isObject(value)) {
    const problem = { path: [], expected: "an object with SecondaryStatusTransitions", found: value };
    return { job: NO_FIELDS, problems: [problem] };
  }
  const problems: JobProblem[] = [];
  const history = property(value, "SecondaryStatusTransitions");
  const wrapped = history === undefined ? wrappedJob(value) : undefined;
  if (wrapped !== undefined) {
    problems.push({
      path: [],
      expected: "an object with SecondaryStatusTransitions",
      found: value,
      foundText: wrapped,
    });
    return { job: NO_FIELDS, problems };
  }
  if (!isArray(history)) problems.push({ path: ["SecondaryStatusTransitions"], expected: "an array", found: history });
  const job: JobReading = {
    SecondaryStatusTransitions: isArray(history) ? history : undefined,
    TrainingJobName: textIn(value, "TrainingJobName", problems),
    TrainingJobStatus: textIn(value, "TrainingJobStatus", problems),
    SecondaryStatus: textIn(value, "SecondaryStatus", problems),
    FailureReason: textIn(value, "FailureReason", problems),
    TrainingTimeInSeconds: numberIn(value, NO_PATH, "TrainingTimeInSeconds", problems),
    BillableTimeInSeconds: numberIn(value, NO_PATH, "BillableTimeInSeconds", problems),
    EnableManagedSpotTraining: booleanIn(value, "EnableManagedSpotTraining", problems),
    CreationTime: property(value, "CreationTime"),
    TrainingStartTime: property(value, "TrainingStartTime"),
    TrainingEndTime: property(value, "TrainingEndTime"),
    LastModifiedTime: property(value, "LastModifiedTime"),
    StoppingCondition: conditionIn(value, problems),
    RetryStrategy: retryStrategyIn(value, problems),
    ServerlessJobConfig: objectIn(value, "ServerlessJobConfig", problems),
    ResourceConfig: objectIn(value, "ResourceConfig", problems),
    WarmPoolStatus: objectIn(value, "WarmPoolStatus", problems),
    FinalMetricDataList: arrayIn(value, "FinalMetricDataList", problems),
  };
  return { job, problems };
}

const NO_PATH: readonly string[] = [];

/** The result for a value without any field. */
export const NO_FIELDS: JobReading = parseJob({}).job;

/** The history of a job, or the value itself if it is an array; otherwise an empty array. */
export function transitionsIn(value: unknown): readonly unknown[] {
  const history = isObject(value) ? property(value, "SecondaryStatusTransitions") : value;
  return isArray(history) ? history : NO_ENTRIES;
}

const NO_ENTRIES: readonly unknown[] = Object.freeze([]);

function textIn(value: object, key: string, problems: JobProblem[]): string | undefined {
  const found = property(value, key);
  if (typeof found === "string") return found;
  if (found !== undefined) problems.push({ path: [key], expected: "a string", found });
  return undefined;
}

function booleanIn(value: object, key: string, problems: JobProblem[]): boolean | undefined {
  const found = property(value, key);
  if (typeof found === "boolean") return found;
  if (found !== undefined) problems.push({ path: [key], expected: "a boolean", found });
  return undefined;
}

function numberIn(value: object, under: readonly string[], key: string, problems: JobProblem[]): number | undefined {
  const found = property(value, key);
  // JSON has no NaN, no Infinity and no -0: a report with one of them would not be plain JSON.
  if (typeof found === "number" && Number.isFinite(found)) return found + 0;
  if (found !== undefined) problems.push({ path: [...under, key], expected: "a number", found });
  return undefined;
}

function objectIn(value: object, key: string, problems: JobProblem[]): object | undefined {
  const found = property(value, key);
  if (isObject(found)) return found;
  if (found !== undefined) problems.push({ path: [key], expected: "an object", found });
  return undefined;
}

function arrayIn(value: object, key: string, problems: JobProblem[]): readonly unknown[] | undefined {
  const found = property(value, key);
  if (isArray(found)) return found;
  if (found !== undefined) problems.push({ path: [key], expected: "an array", found });
  return undefined;
}

function conditionIn(value: object, problems: JobProblem[]): StoppingCondition | undefined {
  const condition = objectIn(value, "StoppingCondition", problems);
  if (condition === undefined) return undefined;
  return {
    MaxRuntimeInSeconds: numberIn(condition, UNDER_CONDITION, "MaxRuntimeInSeconds", problems),
    MaxWaitTimeInSeconds: numberIn(condition, UNDER_CONDITION, "MaxWaitTimeInSeconds", problems),
    MaxPendingTimeInSeconds: numberIn(condition, UNDER_CONDITION, "MaxPendingTimeInSeconds", problems),
  };
}

function retryStrategyIn(value: object, problems: JobProblem[]): RetryStrategy | undefined {
  const strategy = objectIn(value, "RetryStrategy", problems);
  if (strategy === undefined) return undefined;
  return { MaximumRetryAttempts: numberIn(strategy, UNDER_STRATEGY, "MaximumRetryAttempts", problems) };
}

const UNDER_CONDITION = ["StoppingCondition"] as const;
const UNDER_STRATEGY = ["RetryStrategy"] as const;
