import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { unknownWord } from "../../model/misuse/did-you-mean.ts";
import { describe, isObject } from "../../model/safe-access.ts";
import type { WritableFormat } from "../../write/formats/index.ts";
import { writeJob } from "../../write/write-job.ts";
import type { Validator } from "../constraints/validators.ts";
import { jobText, readable } from "../readable.ts";
import type { CallMetadata, Job, JobRequest, JobState } from "./job.ts";
import type { JobForms } from "./job-formats.ts";
import { named } from "./named.ts";

/**
 * Fields of a DescribeTrainingJob response that neither follow from the history nor limit it, such as RoleArn,
 * HyperParameters or ResourceConfig.
 */
export interface BaseFields {
  /** By default, `training-job-<number>`. */
  readonly TrainingJobName?: string | undefined;
  /** By default, an ARN that ends with the name. */
  readonly TrainingJobArn?: string | undefined;
  /** The image that trains. */
  readonly AlgorithmSpecification?: object | undefined;
  /** The role that the job assumes. */
  readonly RoleArn?: string | undefined;
  /** Where the model is written. */
  readonly OutputDataConfig?: object | undefined;
  /** The instances of the job. */
  readonly ResourceConfig?: object | undefined;
  /** The hyperparameters of the algorithm. By default, absent. */
  readonly HyperParameters?: object | undefined;
  /** The channels of training data. By default, absent. */
  readonly InputDataConfig?: readonly object[] | undefined;
  /** The VPC of the job. By default, absent. */
  readonly VpcConfig?: object | undefined;
  /** The environment variables of the container. By default, absent. */
  readonly Environment?: object | undefined;
  /** Where checkpoints are written. By default, absent. */
  readonly CheckpointConfig?: object | undefined;
  /** The debugger's output. By default, absent. */
  readonly DebugHookConfig?: object | undefined;
  /** The experiment that the job belongs to. By default, absent. */
  readonly ExperimentConfig?: object | undefined;
  /** The profiler's settings. By default, absent. */
  readonly ProfilerConfig?: object | undefined;
  /** Whether the container has no network. By default, absent. */
  readonly EnableNetworkIsolation?: boolean | undefined;
  /** Whether traffic between instances is encrypted. By default, absent. */
  readonly EnableInterContainerTrafficEncryption?: boolean | undefined;
}

const BASE_FIELDS = [
  "TrainingJobName",
  "TrainingJobArn",
  "AlgorithmSpecification",
  "RoleArn",
  "OutputDataConfig",
  "ResourceConfig",
  "HyperParameters",
  "InputDataConfig",
  "VpcConfig",
  "Environment",
  "CheckpointConfig",
  "DebugHookConfig",
  "ExperimentConfig",
  "ProfilerConfig",
  "EnableNetworkIsolation",
  "EnableInterContainerTrafficEncryption",
] as const satisfies (keyof BaseFields)[];

/** @throws TypeError if a field does not exist, or follows from the history. */
export const base: Validator = (value) => {
  if (!isObject(value)) return `expected an object, found ${describe(value)}`;
  const other = Object.keys(value).find((field) => !BASE_FIELDS.some((known) => known === field));
  if (other !== undefined) throw unknownWord("name in base", other, BASE_FIELDS);
  return undefined;
};

const REGION = "eu-west-1";
const ACCOUNT = "123456789012";

const request = (): JobRequest => ({
  AlgorithmSpecification: {
    TrainingImage: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/training:1`,
    TrainingInputMode: "File",
  },
  RoleArn: `arn:aws:iam::${ACCOUNT}:role/training`,
  OutputDataConfig: { S3OutputPath: "s3://training-output" },
  ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
});

export function trainingJobArn(name: string): string {
  return `arn:aws:sagemaker:${REGION}:${ACCOUNT}:training-job/${name}`;
}

/** The whole response for a job. Times in epoch milliseconds. */
export function wholeJob(state: JobState<number>, base: BaseFields = {}): Job<number> {
  const given = structuredClone(Object.entries(base).filter(([, value]) => value !== undefined));
  const name = base.TrainingJobName ?? state.TrainingJobName;
  const named = { TrainingJobName: name, TrainingJobArn: trainingJobArn(name) };
  const job: Job<number> = {
    ...state,
    ...named,
    ...request(),
    ...Object.fromEntries(given),
    ModelArtifacts: undefined,
  };
  if (job.TrainingJobStatus === "Completed") {
    job.ModelArtifacts = { S3ModelArtifacts: `${job.OutputDataConfig.S3OutputPath}/${name}/output/model.tar.gz` };
  }
  return job;
}

/** The whole response for a job in a format, with the names of its lifecycle; fast-check prints it as a short text. */
export function writeWholeJob<Form extends WritableFormat>(
  state: JobState<number>,
  format: Form,
  base?: BaseFields,
  lifecycle: Lifecycle = trainingJobLifecycle,
): JobForms[Form] {
  const job = wholeJob(state, base);
  const written = named(writeJob(job, format), lifecycle);
  if (format === "sdk") Object.assign(written, { $metadata: callMetadata(200) });
  return readable(written as JobForms[Form], () => jobText(job));
}

export function callMetadata(httpStatusCode: number, attempts = 1): CallMetadata {
  const requestId = "00000000-0000-4000-8000-000000000000";
  return { httpStatusCode, requestId, attempts, totalRetryDelay: (attempts - 1) * 100 };
}
