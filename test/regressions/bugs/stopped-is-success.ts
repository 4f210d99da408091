import { type Job, trainingJob } from "../../../src/testing/index.ts";
import { exhibit } from "../regression.ts";

/** `fit()` returns without a word for a job that was stopped, and the model that it should have made is not there. */
export const stoppedIsSuccess = exhibit<Job<Date>, (job: Job<Date>) => void>({
  issue: "https://github.com/aws/sagemaker-python-sdk/issues/1937",
  story: "a job that was stopped passes for one that did its work",
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
