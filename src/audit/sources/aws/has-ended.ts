import { isArray, property } from "../../../history/untrusted.ts";
import { trainingJob } from "../../../machine/training-job.ts";
import type { DescribedJob } from "../../../read/described-job.ts";
import { saysEnded } from "../../../validate/says-ended.ts";

/** Whether a description says that its job runs no more. */
export function hasEnded({ job }: DescribedJob): boolean {
  const primary = isArray(job) ? undefined : property(job, "TrainingJobStatus");
  return saysEnded(trainingJob, typeof primary === "string" ? primary : undefined);
}
