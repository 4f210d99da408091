/**
 * How well a claim about the service is supported, strongest first:
 *
 * - `documented`: a text by AWS says it;
 * - `observed`: no text says it, published histories of real jobs show it;
 * - `inferred`: no text says it and no history shows it; it follows from what the service is said to do.
 */
export const EVIDENCE = ["documented", "observed", "inferred"] as const;

/** How well a claim about the service is supported: by a text of AWS, by published histories, or by inference. */
export type Evidence = (typeof EVIDENCE)[number];

/** Whether a claim with `evidence` still counts when `weakest` is the weakest evidence that counts. */
export function isAtLeast(evidence: Evidence, weakest: Evidence): boolean {
  return EVIDENCE.indexOf(evidence) <= EVIDENCE.indexOf(weakest);
}

/** A text or a collection that claims about the service cite. */
export interface EvidenceSource {
  /** What it is called. */
  readonly title: string;
  /** Where it is published. */
  readonly url?: string;
}

const API = "https://docs.aws.amazon.com/sagemaker/latest/APIReference/";
const GUIDE = "https://docs.aws.amazon.com/sagemaker/latest/dg/";

const SOURCES = {
  SecondaryStatusTransition: {
    title: "API reference, SecondaryStatusTransition",
    url: `${API}API_SecondaryStatusTransition.html`,
  },
  DescribeTrainingJob: {
    title: "API reference, DescribeTrainingJob",
    url: `${API}API_DescribeTrainingJob.html`,
  },
  CreateTrainingJob: {
    title: "API reference, CreateTrainingJob",
    url: `${API}API_CreateTrainingJob.html`,
  },
  StopTrainingJob: {
    title: "API reference, StopTrainingJob",
    url: `${API}API_StopTrainingJob.html`,
  },
  DeleteTrainingJob: {
    title: "API reference, DeleteTrainingJob",
    url: `${API}API_DeleteTrainingJob.html`,
  },
  UpdateTrainingJob: {
    title: "API reference, UpdateTrainingJob",
    url: `${API}API_UpdateTrainingJob.html`,
  },
  RetryStrategy: {
    title: "API reference, RetryStrategy",
    url: `${API}API_RetryStrategy.html`,
  },
  StoppingCondition: {
    title: "API reference, StoppingCondition",
    url: `${API}API_StoppingCondition.html`,
  },
  ManagedSpotTraining: {
    title: "Developer guide, Managed Spot Training Lifecycle",
    url: `${GUIDE}model-managed-spot-training-status.html`,
  },
  WarmPools: {
    title: "Developer guide, managed warm pools",
    url: `${GUIDE}train-warm-pools.html`,
  },
  ClusterRepair: {
    title: "Developer guide, cluster repair for GPU errors",
    url: `${GUIDE}model-checkpoints-cluster-repair.html`,
  },
  TrainingLogs: {
    title: "Developer guide, logs of training jobs and common errors",
    url: `${GUIDE}common-info-all-sagemaker-models-logs.html`,
  },
  TrainingPlans: {
    title: "Developer guide, training plans utilization for training jobs",
    url: `${GUIDE}training-plan-utilization-for-training-jobs.html`,
  },
  ServiceJobStatus: {
    title: "AWS Batch user guide, service job status and SageMaker AI status",
    url: "https://docs.aws.amazon.com/batch/latest/userguide/service-job-status.html",
  },
  DescribeJob: {
    title: "API reference, DescribeJob",
    url: `${API}API_DescribeJob.html`,
  },
  StopJob: {
    title: "API reference, StopJob",
    url: `${API}API_StopJob.html`,
  },
  DeleteJob: {
    title: "API reference, DeleteJob",
    url: `${API}API_DeleteJob.html`,
  },
  ApiModel: {
    title: "The published versions of the service's API model",
    url: "https://github.com/boto/botocore/tree/develop/botocore/data/sagemaker/2017-07-24",
  },
  PublishedHistories: {
    title: "Published histories of real jobs, test/fidelity",
  },
} as const satisfies Record<string, EvidenceSource>;

/** The name of a source in `evidenceSources`. */
export type SourceName = keyof typeof SOURCES;

/** The sources that states, edges and rules cite, by the name under which they cite them. */
export const evidenceSources: Readonly<Record<SourceName, EvidenceSource>> = SOURCES;

/** How many published histories of real jobs show an edge. */
export interface Seen {
  /** Number of console logs and other lists without times. */
  readonly logs: number;
  /** Number of DescribeTrainingJob responses. */
  readonly responses: number;
}

/** What a training job does in a status, for accounting its time. */
export const PHASES = ["waiting", "downloading", "training", "interrupted", "uploading", "stopping"] as const;

/** What a training job does in a status, for accounting its time. */
export type Phase = (typeof PHASES)[number];

/** A field of the job that some statuses and edges presuppose. */
export type Requirement = "RetryStrategy" | "EnableManagedSpotTraining";

/** The evidence for a state or an edge of a lifecycle: the `meta` in its machine. */
export interface EdgeEvidence {
  /** How well the state or edge is supported. */
  readonly evidence: Evidence;
  /** A name in `evidenceSources`, or any other name of a source. */
  readonly source: SourceName | (string & {});
  /** First version of the API model that names the status, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly since?: string;
  /** First day without support by AWS. */
  readonly deprecated?: string;
  /** What a job in the status waits for, if it waits. */
  readonly awaits?: "capacity";
  /** The field of the job without which this status or edge does not occur. */
  readonly requires?: Requirement;
  /** The job has at least one of these fields if this status or edge occurs. */
  readonly requiresOneOf?: readonly Requirement[];
  /** The limit of the job's StoppingCondition that leads to the status. */
  readonly limit?: "MaxRuntimeInSeconds" | "MaxWaitTimeInSeconds";
  /** The field that says why a job came to the status. */
  readonly explainedBy?: "FailureReason";
  /** The edge is legal only because nothing says in which order these statuses come. */
  readonly unordered?: true;
}

export function documented(source: SourceName, more?: Partial<EdgeEvidence>): EdgeEvidence {
  return { evidence: "documented", source, ...more };
}

export function observed(): EdgeEvidence {
  return { evidence: "observed", source: "PublishedHistories" };
}

export function inferred(source: SourceName, more?: Partial<EdgeEvidence>): EdgeEvidence {
  return { evidence: "inferred", source, ...more };
}
