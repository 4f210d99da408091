import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { isArray, property } from "../../model/safe-access.ts";
import type { JobRecord } from "../../read/read-record.ts";
import { hasEndedStatus } from "../../validate/engine/primary-status.ts";

/** Whether a response says that its job has ended. */
export function hasEnded({ job }: Pick<JobRecord, "job">): boolean {
  const primary = isArray(job) ? undefined : property(job, "TrainingJobStatus");
  return hasEndedStatus(trainingJobLifecycle, typeof primary === "string" ? primary : undefined);
}
