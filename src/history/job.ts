import type { SecondaryStatusTransition, Timestamp } from "./transition.ts";

/**
 * The fields of a DescribeTrainingJob response that rules read, named as AWS names them. The SDK's own
 * `DescribeTrainingJobCommandOutput` is one; so is any object that has some of them.
 *
 * Source: API_DescribeTrainingJob in the Amazon SageMaker API reference.
 */
export interface DescribedTrainingJob {
  readonly TrainingJobName?: string | undefined;
  readonly TrainingJobArn?: string | undefined;
  readonly TrainingJobStatus?: string | undefined;
  readonly SecondaryStatus?: string | undefined;
  readonly SecondaryStatusTransitions?: readonly Partial<SecondaryStatusTransition>[] | undefined;
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
  readonly StoppingCondition?:
    | { readonly MaxRuntimeInSeconds?: number | undefined; readonly MaxWaitTimeInSeconds?: number | undefined }
    | undefined;
  readonly RetryStrategy?: { readonly MaximumRetryAttempts?: number | undefined } | undefined;
}
