import { type Job, trainingJob } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

/** `fit()` returns normally for a stopped job, although there is no model. */
export const stoppedFitSucceeds = regression<Job<Date>, (job: Job<Date>) => void>({
  issue: "https://github.com/aws/sagemaker-python-sdk/issues/1937",
  story: "a stopped job is treated as completed",
  inputs: () => trainingJob(),
  broken({ TrainingJobName: name, TrainingJobStatus: status, FailureReason: reason }) {
    if (status !== "Completed" && status !== "Stopped") throw new Error(`${name}: ${status}. ${reason}`);
  },
  repaired({ TrainingJobName: name, TrainingJobStatus: status, FailureReason: reason }) {
    if (status !== "Completed") throw new Error(`${name}: ${status}. ${reason}`);
  },
  expects: (check, job) => passes(() => check(job)) === (job.SecondaryStatus === "Completed"),
});

function passes(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
