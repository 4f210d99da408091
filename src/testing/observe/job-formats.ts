import type { JobTime } from "../../model/job.ts";
import type { Entry } from "../walks/entries.ts";
import type { Job, SdkJob } from "./job.ts";

/** The type of a generated job per output format. */
export interface JobForms {
  /** The response of the AWS SDK for JavaScript, with times as Dates. */
  readonly sdk: SdkJob;
  /** The JSON of the service: epoch seconds. */
  readonly wire: Job<number>;
  /** The output of Step Functions: epoch milliseconds. */
  readonly "step-functions": Job<number>;
  /** The output of the AWS CLI: ISO 8601 text with microseconds. */
  readonly cli: Job<string>;
  /** A response of boto3 as JSON, with times as `str` prints them. */
  readonly boto3: Job<string>;
  /** Field names in snake case: epoch seconds. */
  readonly "snake-case": SnakeCased<Job<number>>;
  /** A response of Search: whole epoch seconds. */
  readonly search: SearchResponse;
  /** An EventBridge event: epoch milliseconds, and null for absent values. */
  readonly eventbridge: StateChange;
  /** A Jupyter notebook that shows a response of boto3. */
  readonly notebook: Notebook;
  /** A response of boto3 as `repr` prints it. */
  readonly python: string;
  /** The history as copied from the AWS console. */
  readonly "console-copy": string;
  /** The history as the SageMaker Python SDK logs it, without times. */
  readonly "console-log": string;
}

/** A response of Search with one result. */
export interface SearchResponse {
  /** The one result. */
  readonly Results: readonly [{ readonly TrainingJob: Job<number> }];
}

/** The fields of EventBridge's "SageMaker Training Job State Change" event that depend on the job. */
export interface StateChange {
  /** The version of the event's format. */
  version: string;
  /** The kind of event. */
  "detail-type": "SageMaker Training Job State Change";
  /** `aws.sagemaker`. */
  source: string;
  /** The ARN of the job. */
  resources: string[];
  /** The job: times are epoch milliseconds, absent values are null. */
  detail: EventDetail;
}

type Nullable = JobTime | "FailureReason";

/** The job in an EventBridge event. */
export type EventDetail = Omit<Job<number>, Nullable | "SecondaryStatusTransitions"> & {
  readonly [Field in Nullable]: NonNullable<Job<number>[Field]> | null;
} & { readonly SecondaryStatusTransitions: readonly EventEntry[] };

/** An entry in an EventBridge event: what is absent elsewhere is null. */
export type EventEntry = { readonly [Field in keyof Entry<number>]-?: Entry<number>[Field] | NullWhere<Field> };

type NullWhere<Field> = Field extends "EndTime" | "StatusMessage" ? null : never;

/** A Jupyter notebook with one cell whose output is the job as Python prints it. */
export interface Notebook {
  /** The one cell. */
  readonly cells: readonly [
    {
      readonly cell_type: string;
      readonly source: readonly string[];
      readonly outputs: readonly [{ readonly data: { readonly "text/plain": readonly [string] } }];
    },
  ];
  /** The major version of the notebook's format. */
  readonly nbformat: number;
  /** The minor version of the notebook's format. */
  readonly nbformat_minor: number;
}

/** A type with its field names in snake case. */
export type SnakeCased<T> = T extends readonly (infer Element)[]
  ? SnakeCased<Element>[]
  : T extends object
    ? { [Key in keyof T as Underscored<Uncapitalize<Key & string>>]: SnakeCased<T[Key]> }
    : T;

type Underscored<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${Underscored<Rest>}`
  : "";
