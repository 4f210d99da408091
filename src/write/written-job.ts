import type { DescribedTrainingJob, JobTime, PartialTransition } from "../model/job.ts";

/** What `writeJob` returns per format, for a job of type `J`. A time that cannot be read stays as it is in the job. */
export interface WrittenJob<J = DescribedTrainingJob> {
  /** AWS's JSON: epoch seconds. */
  readonly wire: WithTimes<J, number>;
  /** The output of AWS CLI v2: ISO 8601 text with microseconds. */
  readonly cli: WithTimes<J, string>;
  /** A response of boto3 as JSON, with times as `str` prints them. */
  readonly boto3: WithTimes<J, string>;
  /** The response of the AWS SDK for JavaScript: Dates; text if the time has no zone. */
  readonly sdk: WithTimes<J, Date | string>;
  /** The output of Step Functions: epoch milliseconds. */
  readonly "step-functions": WithTimes<J, number>;
  /** Field names in snake case: epoch seconds. */
  readonly "snake-case": SnakeCasedJob<WithTimes<J, number>>;
  /** A response of Search: whole epoch seconds. */
  readonly search: SearchResponse<WithTimes<J, number>>;
  /** An EventBridge event: epoch milliseconds, and null for absent values. */
  readonly eventbridge: StateChange<EventDetailOf<J>>;
  /** A Jupyter notebook that shows a response of boto3. */
  readonly notebook: Notebook;
  /** A response of boto3 as `repr` prints it. */
  readonly python: string;
  /** The history as copied from the AWS console. */
  readonly "console-copy": string;
  /** The history as the SageMaker Python SDK logs it, without times. */
  readonly "console-log": string;
}

/** A job whose times have another type. */
export type WithTimes<J, Time> = {
  [Field in keyof J]: Field extends JobTime
    ? Time | Extract<J[Field], undefined>
    : J[Field] extends readonly (infer Item)[] | undefined
      ? ItemWithTimes<Item, Time>[] | Extract<J[Field], undefined>
      : J[Field];
};

/** An entry of a list whose times have another type. */
export type ItemWithTimes<Item, Time> = {
  [Field in keyof Item]: Field extends "StartTime" | "EndTime" | "Timestamp"
    ? Time | Extract<Item[Field], undefined>
    : Item[Field];
};

/** A response of Search with one result. */
export interface SearchResponse<J> {
  /** The one result. */
  readonly Results: readonly [{ readonly TrainingJob: J }];
}

/** The fields of EventBridge's "SageMaker Training Job State Change" event that depend on the job. */
export interface StateChange<Detail> {
  /** The version of the event's format. */
  version: string;
  /** The kind of event. */
  "detail-type": "SageMaker Training Job State Change";
  /** `aws.sagemaker`. */
  source: string;
  /** The ARN of the job. */
  resources: string[];
  /** The job: times are epoch milliseconds, absent values are null. */
  detail: Detail;
}

/** A job in an EventBridge event. */
export type EventDetailOf<J> = Omit<WithTimes<J, number>, JobTime | "FailureReason" | "SecondaryStatusTransitions"> & {
  readonly [Field in JobTime]: number | null;
} & { readonly FailureReason: string | null } & EventHistoryOf<J>;

/** The history in an EventBridge event: absent if the job has none. */
export type EventHistoryOf<J> = J extends { readonly SecondaryStatusTransitions: readonly (infer Item)[] }
  ? { readonly SecondaryStatusTransitions: readonly EventEntryOf<Item>[] }
  : { readonly SecondaryStatusTransitions?: readonly EventEntryOf<PartialTransition>[] | undefined };

/** An entry in an EventBridge event: what is absent elsewhere is null. */
export type EventEntryOf<Item> = Omit<ItemWithTimes<Item, number>, "EndTime" | "StatusMessage"> & {
  readonly EndTime: number | null;
  readonly StatusMessage: string | null;
};

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

/** A job with its field names in snake case; inside of them, only the names that rules read. */
export type SnakeCasedJob<J> = {
  [Field in keyof J as Underscored<Uncapitalize<Field & string>>]: Field extends
    | "SecondaryStatusTransitions"
    | "StoppingCondition"
    | "RetryStrategy"
    ? SnakeCased<J[Field]>
    : J[Field];
};

/** A type with its field names in snake case. */
export type SnakeCased<T> = T extends readonly (infer Element)[]
  ? SnakeCased<Element>[]
  : T extends object
    ? { [Key in keyof T as Underscored<Uncapitalize<Key & string>>]: SnakeCased<T[Key]> }
    : T;

type Underscored<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${Underscored<Rest>}`
  : "";
