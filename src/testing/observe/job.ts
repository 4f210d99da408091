import type { SecondaryStatus, TrainingJobStatus } from "../../machine/training-job.ts";
import type { Entry } from "../walks/entries.ts";

/** A generated DescribeTrainingJob response: all that the service returns for a job with one instance. */
export interface Job<Time> extends JobState<Time>, JobRequest {
  /** Undefined unless the job has completed. */
  ModelArtifacts: { S3ModelArtifacts: string } | undefined;
}

/** The fields that rules read: they follow from the history or limit it. */
export interface JobState<Time> {
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

/** The fields of the CreateTrainingJob request that do not affect the history. */
export interface JobRequest {
  AlgorithmSpecification: { TrainingImage: string; TrainingInputMode: "File" };
  RoleArn: string;
  OutputDataConfig: { S3OutputPath: string };
  ResourceConfig: { InstanceType: "ml.m5.xlarge"; InstanceCount: number; VolumeSizeInGB: number };
}

/** What the AWS SDK for JavaScript returns: the response and what is known of the call. */
export interface SdkJob extends Job<Date> {
  $metadata: CallMetadata;
}

/** What the AWS SDK for JavaScript says of a call. */
export interface CallMetadata {
  httpStatusCode: number;
  requestId: string;
  attempts: number;
  /** Milliseconds. */
  totalRetryDelay: number;
}
