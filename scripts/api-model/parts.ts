/** The parts of the API model that the lifecycle and the rules rely on: shapes, and members as `Shape.Member`. */

export const ENUMS = [
  "TrainingJobStatus",
  "SecondaryStatus",
  "WarmPoolResourceStatus",
  "JobStatus",
  "JobSecondaryStatus",
] as const;

/** Texts that file secondary statuses under primary ones. */
export const GROUPED = ["DescribeTrainingJobResponse.SecondaryStatus", "SecondaryStatusTransition.Status"] as const;

export const REQUIRED = [
  "DescribeTrainingJobResponse",
  "SecondaryStatusTransition",
  "JobSecondaryStatusTransition",
  "RetryStrategy",
] as const;

export const NUMBERS = [
  "MaxRuntimeInSeconds",
  "MaxWaitTimeInSeconds",
  "MaxPendingTimeInSeconds",
  "MaximumRetryAttempts",
] as const;

/** Texts that evidence cites. */
export const DOCUMENTED = [
  "SecondaryStatusTransition",
  "SecondaryStatusTransition.Status",
  "SecondaryStatusTransition.StartTime",
  "SecondaryStatusTransition.EndTime",
  "SecondaryStatusTransition.StatusMessage",
  "DescribeTrainingJobResponse.TrainingJobStatus",
  "DescribeTrainingJobResponse.SecondaryStatus",
  "DescribeTrainingJobResponse.SecondaryStatusTransitions",
  "DescribeTrainingJobResponse.FailureReason",
  "DescribeTrainingJobResponse.TrainingStartTime",
  "DescribeTrainingJobResponse.TrainingEndTime",
  "DescribeTrainingJobResponse.LastModifiedTime",
  "DescribeTrainingJobResponse.TrainingTimeInSeconds",
  "DescribeTrainingJobResponse.BillableTimeInSeconds",
  "DescribeTrainingJobResponse.EnableManagedSpotTraining",
  "StoppingCondition",
  "StoppingCondition.MaxRuntimeInSeconds",
  "StoppingCondition.MaxWaitTimeInSeconds",
  "StoppingCondition.MaxPendingTimeInSeconds",
  "RetryStrategy",
  "RetryStrategy.MaximumRetryAttempts",
] as const;
