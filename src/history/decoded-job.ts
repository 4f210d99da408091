import { HistoryColumns } from "./history-columns.ts";

/** In place of an index or a column: the job has no such field. */
export const ABSENT = -1;

/**
 * A described job as numbers: what `isCleanJob` looks at, wherever the fields came from. Only fields that could be read
 * and are of the documented type stand here; a job with any other is no clean job. A number that is absent is NaN.
 */
export class DecodedJob {
  readonly history = new HistoryColumns();
  /** The set of fields that the job has, as `NEEDED` numbers them: it tells which rules ran. */
  fields = 0;
  /** Index of TrainingJobStatus in the lifecycle's primary statuses. */
  primary = ABSENT;
  /** Column of SecondaryStatus in the replay table. */
  secondary = ABSENT;
  /** Epoch milliseconds; whether they name a zone is noted in the history's columns. */
  creationTime = Number.NaN;
  trainingStartTime = Number.NaN;
  trainingEndTime = Number.NaN;
  lastModifiedTime = Number.NaN;
  /** Seconds. */
  trainingSeconds = Number.NaN;
  billableSeconds = Number.NaN;
  maxRuntimeSeconds = Number.NaN;
  maxWaitSeconds = Number.NaN;
  isSpot: boolean | undefined = undefined;
  hasRetryStrategy = false;
  /** A FailureReason that is empty is none. */
  hasFailureReason = false;

  /** Makes it a job that has no field. */
  clear(): void {
    this.history.length = 0;
    this.fields = 0;
    this.primary = ABSENT;
    this.secondary = ABSENT;
    this.creationTime = Number.NaN;
    this.trainingStartTime = Number.NaN;
    this.trainingEndTime = Number.NaN;
    this.lastModifiedTime = Number.NaN;
    this.trainingSeconds = Number.NaN;
    this.billableSeconds = Number.NaN;
    this.maxRuntimeSeconds = Number.NaN;
    this.maxWaitSeconds = Number.NaN;
    this.isSpot = undefined;
    this.hasFailureReason = false;
    this.hasRetryStrategy = false;
  }
}
