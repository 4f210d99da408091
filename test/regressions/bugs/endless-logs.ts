import { type Job, polls } from "../../../src/testing/index.ts";
import { pollUntil, regression } from "../regression.ts";

type IsOver = (job: Job<Date>) => true | undefined;

/** Following a job's logs ends when the job completes or fails, and never if it is stopped. */
export const endlessLogs = regression<Job<Date>[], IsOver>({
  issue: "https://github.com/aws/sagemaker-python-sdk/issues/184",
  story: "following the logs of a stopped job never ends",
  inputs: () => polls(),
  broken: ({ TrainingJobStatus: status }) => (status === "Completed" || status === "Failed" ? true : undefined),
  repaired: ({ TrainingJobStatus: status }) => (status === "InProgress" || status === "Stopping" ? undefined : true),
  expects: (isOver, responses) => pollUntil(responses, isOver) === true,
});
