import { type Job, trainingJob } from "../../../src/testing/index.ts";
import { exhibit } from "../regression.ts";

/**
 * An operator says why a job did not do its work. The list of failures that it looks at lacks Stopped, so it goes on
 * waiting for a job that is over; were it only added there, a stopped job would have no FailureReason to tell.
 */
export const reasonThatIsNotThere = exhibit<Job<Date>, (job: Job<Date>) => string>({
  issue: "https://github.com/apache/airflow/issues/67281",
  story: "the operator waits on for a stopped job, and has no words for it",
  inputs: () => trainingJob(),
  broken({ TrainingJobStatus: status, FailureReason: reason }) {
    if (status === "Failed") return `failed because ${reason!.toString()}`;
    return status === "Completed" ? "done" : "waiting";
  },
  repaired({ TrainingJobStatus: status, FailureReason: reason }) {
    if (status === "Failed" || status === "Stopped") return `${status} because ${reason ?? "it was asked to"}`;
    return status === "Completed" ? "done" : "waiting";
  },
  expects: (tell, job) => (tell(job) === "waiting") === (job.TrainingEndTime === undefined && !job.FailureReason),
});
