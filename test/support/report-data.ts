import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import type { JobData } from "../../src/html-report/client/report-data.ts";
import { jobData } from "../../src/html-report/data/job-data.ts";
import { lifecycleData } from "../../src/html-report/data/lifecycle-data.ts";
import { trainingJobLifecycle } from "../../src/index.ts";
import type { DescribedTrainingJob, PartialTransition } from "../../src/model/job.ts";
import { NOW } from "./findings.ts";

export const lifecycle = lifecycleData(trainingJobLifecycle);

/** What the page of the HTML report is given for a job, or for an array of transitions. */
export function pageJob(job: DescribedTrainingJob | readonly PartialTransition[], { hasTimes = true } = {}): JobData {
  const source = { line: 1, byteOffset: 0, format: "wire" };
  const name = "TrainingJobName" in job ? { name: job.TrainingJobName! } : {};
  return jobData(auditRecord({ kind: "job", ...name, job, hasTimes, source }, { now: NOW }), 0, trainingJobLifecycle);
}

/** The state of the page's lifecycle that shows a status inside a primary status. */
export function stateNumber(primary: string, status: string): number {
  return lifecycle.states.findIndex(
    (state) => state.status === status && lifecycle.primaryStatuses[state.primary] === primary,
  );
}
