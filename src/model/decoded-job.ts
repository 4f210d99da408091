import { HistoryColumns } from "./history-columns.ts";

/** In place of an index or a column: the job has no such field. */
export const ABSENT = -1;

/** Where each number of a job stands among `numbers`: instants in epoch milliseconds, and seconds. */
export const NUMBERS = {
  creationTime: 0,
  trainingStartTime: 1,
  trainingEndTime: 2,
  lastModifiedTime: 3,
  trainingSeconds: 4,
  billableSeconds: 5,
  maxRuntimeSeconds: 6,
  maxWaitSeconds: 7,
} as const;

const LENGTH = Object.keys(NUMBERS).length;

/**
 * A described job as numbers: what `isCleanJob` looks at, wherever the fields came from. Only fields that could be read
 * and are of the documented type stand here; a job with any other is no clean job.
 */
export class DecodedJob {
  readonly history = new HistoryColumns();
  /** The set of fields that the job has, as `NEEDED` numbers them: it tells which rules ran. */
  fields = 0;
  /** Index of TrainingJobStatus in the lifecycle's primary statuses. */
  primary = ABSENT;
  /** Column of SecondaryStatus in the replay table. */
  secondary = ABSENT;
  /** By `NUMBERS`; NaN where there is none. Whether times name a zone is noted in the history's columns. */
  readonly numbers = new Float64Array(LENGTH).fill(Number.NaN);
  isSpot: boolean | undefined = undefined;
  hasRetryStrategy = false;
  /** A FailureReason that is empty is none. */
  hasFailureReason = false;
}
