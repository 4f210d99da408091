import type { DescribedTrainingJob } from "../model/job.ts";

/** Writes a job in a format; the counterpart of a reader in `src/read/formats`. */
export interface Writer {
  /** Precision of the times; "order" if the format has no times. */
  readonly precision: "milliseconds" | "seconds" | "minutes" | "order";
  /** "history" if the format has no room for the other fields of the job. */
  readonly carries: "job" | "history";
  /** The job as a program holds it: an object, or a string if the format is text. */
  value(job: DescribedTrainingJob): object | string;
  /** The inverse of `value`; absent if the format renames fields or is text. May throw. */
  extract?(value: unknown): unknown;
  /** The value as a file holds it; absent if that is plain JSON, or the string itself. */
  text?(value: object): string;
}
