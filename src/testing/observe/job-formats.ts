import type { JobTime } from "../../model/job.ts";
import type { Entry } from "../walks/entries.ts";
import type { Job, SdkJob } from "./job.ts";

/** The type of a generated job per output format. */
export interface JobForms {
  readonly sdk: SdkJob;
  readonly wire: Job<number>;
  readonly "step-functions": Job<number>;
  readonly cli: Job<string>;
  readonly boto3: Job<string>;
  readonly "snake-case": SnakeCased<Job<number>>;
  readonly search: SearchResponse;
  readonly eventbridge: StateChange;
  readonly notebook: Notebook;
  readonly python: string;
  readonly "console-copy": string;
  readonly "console-log": string;
}

/** A response of Search with one result. */
export interface SearchResponse {
  readonly Results: readonly [{ readonly TrainingJob: Job<number> }];
}

/** The fields of EventBridge's "SageMaker Training Job State Change" event that depend on the job. */
export interface StateChange {
  version: string;
  "detail-type": "SageMaker Training Job State Change";
  source: string;
  resources: string[];
  /** The job: times are epoch milliseconds, absent values are null. */
  detail: EventDetail;
}

type Nullable = JobTime | "FailureReason";

export type EventDetail = Omit<Job<number>, Nullable | "SecondaryStatusTransitions"> & {
  readonly [Field in Nullable]: NonNullable<Job<number>[Field]> | null;
} & { readonly SecondaryStatusTransitions: readonly EventEntry[] };

export type EventEntry = { readonly [Field in keyof Entry<number>]-?: Entry<number>[Field] | NullWhere<Field> };

type NullWhere<Field> = Field extends "EndTime" | "StatusMessage" ? null : never;

/** A Jupyter notebook with one cell whose output is the job as Python prints it. */
export interface Notebook {
  readonly cells: readonly [
    {
      readonly cell_type: string;
      readonly source: readonly string[];
      readonly outputs: readonly [{ readonly data: { readonly "text/plain": readonly [string] } }];
    },
  ];
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

export type SnakeCased<T> = T extends readonly (infer Element)[]
  ? SnakeCased<Element>[]
  : T extends object
    ? { [Key in keyof T as Underscored<Uncapitalize<Key & string>>]: SnakeCased<T[Key]> }
    : T;

type Underscored<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${Underscored<Rest>}`
  : "";
