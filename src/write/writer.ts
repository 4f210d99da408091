import type { DescribedTrainingJob } from "../model/job.ts";

/** Writes a job in one of the formats in which people hold it: the twin of a reader in `src/read/formats`. */
export interface Writer {
  /** What of the times the format carries; "order": none at all. */
  readonly precision: "milliseconds" | "seconds" | "minutes" | "order";
  /** "history": the format has no room for the other fields of the job. */
  readonly carries: "job" | "history";
  /** As a program holds it: an object, or text where the format is text. */
  value(job: DescribedTrainingJob): object | string;
  /** The job in such a value, in AWS's names; absent where the format has names of its own or is text. May throw. */
  held?(value: unknown): unknown;
  /** As a file holds it; absent where that is the value as JSON, or the value itself. */
  text?(value: object): string;
}
