import type { SecondaryStatus, TrainingJobStatus } from "../../machine/training-job.ts";
import type { Entry } from "../walks/entries.ts";

/** A generated DescribeTrainingJob response with every field that rules read. */
export interface Job<Time> {
  TrainingJobName: string;
  TrainingJobArn: string;
  TrainingJobStatus: TrainingJobStatus;
  SecondaryStatus: SecondaryStatus;
  SecondaryStatusTransitions: Entry<Time>[];
  FailureReason?: string;
  CreationTime: Time;
  TrainingStartTime?: Time;
  TrainingEndTime?: Time;
  LastModifiedTime: Time;
  TrainingTimeInSeconds?: number;
  BillableTimeInSeconds?: number;
  EnableManagedSpotTraining: boolean;
  StoppingCondition: { MaxRuntimeInSeconds: number; MaxWaitTimeInSeconds?: number };
  RetryStrategy?: { MaximumRetryAttempts: number };
  WarmPoolStatus?: { Status: "InUse" | "Available" | "Reused" | "Terminated"; ReusedByJob?: string };
  FinalMetricDataList?: { MetricName: string; Value: number; Timestamp: Time }[];
}
