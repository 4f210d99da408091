import type { DescribedTrainingJob } from "../../model/job.ts";

/** A normalized job to export. */
export interface Exported {
  /** TrainingJobName, or the source location if the job has no name. */
  readonly name: string;
  readonly job: DescribedTrainingJob;
  /** The field with the primary status. Default: TrainingJobStatus. */
  readonly primaryStatus?: string | undefined;
}

/** Writes jobs to one file, one at a time. The functions are pure and return the text to write. */
export interface Export {
  begin(): string;
  job(exported: Exported): string;
  end(): string;
}
