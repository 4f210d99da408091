import type { DescribedTrainingJob } from "../../model/job.ts";

/** A job to be written, in the canonical format. */
export interface Exported {
  /** TrainingJobName, or the place of a history that has none. */
  readonly name: string;
  readonly job: DescribedTrainingJob;
}

/** Writes jobs into one file, one at a time. Pure: it returns what is to be written. */
export interface Export {
  begin(): string;
  job(exported: Exported): string;
  end(): string;
}
