import type { SecondaryStatus, TrainingJobStatus } from "../../machine/training-job.ts";
import type { Entry } from "../walks/entries.ts";

/** A generated DescribeTrainingJob response: all that the service returns for a job with one instance. */
export interface Job<Time> extends JobState<Time>, JobRequest {
  /** Undefined unless the job has completed. */
  ModelArtifacts: { S3ModelArtifacts: string } | undefined;
}

/** The fields that rules read: they follow from the history or limit it. */
export interface JobState<Time> {
  /** The name of the job. */
  TrainingJobName: string;
  /** The ARN, which ends with the name. */
  TrainingJobArn: string;
  /** The primary status. */
  TrainingJobStatus: TrainingJobStatus;
  /** The status of the last entry. */
  SecondaryStatus: SecondaryStatus;
  /** The history. */
  SecondaryStatusTransitions: Entry<Time>[];
  /** Why the job failed; absent unless it did. */
  FailureReason?: string;
  /** When the job was created. */
  CreationTime: Time;
  /** When training started on the instances. */
  TrainingStartTime?: Time;
  /** When training ended on the instances. */
  TrainingEndTime?: Time;
  /** When the status of the job last changed. */
  LastModifiedTime: Time;
  /** Seconds of training. */
  TrainingTimeInSeconds?: number;
  /** Seconds that are billed. */
  BillableTimeInSeconds?: number;
  /** Whether the job runs on spot instances. */
  EnableManagedSpotTraining: boolean;
  /** The limits of the job. */
  StoppingCondition: { MaxRuntimeInSeconds: number; MaxWaitTimeInSeconds?: number };
  /** How often the service retries the job. */
  RetryStrategy?: { MaximumRetryAttempts: number };
  /** The warm pool that keeps the instances after the job. */
  WarmPoolStatus?: { Status: "InUse" | "Available" | "Reused" | "Terminated"; ReusedByJob?: string };
  /** The last value of each metric. */
  FinalMetricDataList?: { MetricName: string; Value: number; Timestamp: Time }[];
}

/** The fields of the CreateTrainingJob request that do not affect the history. */
export interface JobRequest {
  /** The image that trains. */
  AlgorithmSpecification: { TrainingImage: string; TrainingInputMode: "File" };
  /** The role that the job assumes. */
  RoleArn: string;
  /** Where the model is written. */
  OutputDataConfig: { S3OutputPath: string };
  /** The instances of the job. */
  ResourceConfig: { InstanceType: "ml.m5.xlarge"; InstanceCount: number; VolumeSizeInGB: number };
}

/** What the AWS SDK for JavaScript returns: the response and what is known of the call. */
export interface SdkJob extends Job<Date> {
  /** What the SDK says of the call. */
  $metadata: CallMetadata;
}

/** What the AWS SDK for JavaScript says of a call. */
export interface CallMetadata {
  /** 200 for a response. */
  httpStatusCode: number;
  /** The id of the request, always the same. */
  requestId: string;
  /** Number of attempts that the SDK made. */
  attempts: number;
  /** Milliseconds. */
  totalRetryDelay: number;
}
