import type {
  EventDetailOf,
  EventEntryOf,
  Notebook,
  SearchResponse,
  SnakeCasedJob,
  StateChange,
} from "../../write/written-job.ts";
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
  readonly "snake-case": SnakeCasedJob<Job<number>>;
  /** A response of Search: whole epoch seconds. */
  readonly search: SearchResponse<Job<number>>;
  /** An EventBridge event: epoch milliseconds, and null for absent values. */
  readonly eventbridge: StateChange<EventDetail>;
  /** A Jupyter notebook that shows a response of boto3. */
  readonly notebook: Notebook;
  /** A response of boto3 as `repr` prints it. */
  readonly python: string;
  /** The history as copied from the AWS console. */
  readonly "console-copy": string;
  /** The history as the SageMaker Python SDK logs it, without times. */
  readonly "console-log": string;
}

/** A generated job in an EventBridge event. */
export type EventDetail = EventDetailOf<Job<number>>;

/** A generated entry in an EventBridge event. */
export type EventEntry = EventEntryOf<Entry<number>>;
