import { trainingJob } from "../../../machine/training-job.ts";
import { isArray, property } from "../../../model/safe-access.ts";
import type { DescribedJob } from "../../../read/read-record.ts";
import { saysEnded } from "../../../validate/engine/has-ended.ts";

/** Whether a description says that its job runs no more. */
export function hasEnded({ job }: DescribedJob): boolean {
  const primary = isArray(job) ? undefined : property(job, "TrainingJobStatus");
  return saysEnded(trainingJob, typeof primary === "string" ? primary : undefined);
}
