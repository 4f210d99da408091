import { type Job, trainingJob } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

/**
 * An operator prints why a job did not complete. Its list of failures lacks Stopped, so it keeps waiting for a stopped
 * job. Adding Stopped to the list is not enough, because a stopped job has no FailureReason.
 */
export const absentFailureReason = regression<Job<Date>, (job: Job<Date>) => string>({
  issue: "https://github.com/apache/airflow/issues/67281",
  story: "an operator keeps waiting for a stopped job and has no reason to print",
  inputs: () => trainingJob(),
  broken({ TrainingJobStatus: status, FailureReason: reason }) {
    if (status === "Failed") return `failed because ${reason!.toString()}`;
    return status === "Completed" ? "done" : "waiting";
  },
  repaired({ TrainingJobStatus: status, FailureReason: reason }) {
    if (status === "Failed" || status === "Stopped") return `${status} because ${reason ?? "it was asked to"}`;
    return status === "Completed" ? "done" : "waiting";
  },
  expects: (outcome, job) => (outcome(job) === "waiting") === (job.TrainingEndTime === undefined && !job.FailureReason),
});
