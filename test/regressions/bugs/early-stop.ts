import { type Job, polls } from "../../../src/testing/index.ts";
import { pollUntil, regression } from "../regression.ts";

/** Treats a job as stopped as soon as it leaves Stopping, although it may still upload; one job did so for a day. */
export const earlyStop = regression<Job<Date>[], (job: Job<Date>) => boolean>({
  issue: "https://github.com/aws/sagemaker-python-sdk/issues/3062",
  story: "the artifacts of a stopped job are fetched while they are still being uploaded",
  inputs: () => polls(),
  broken: ({ SecondaryStatus: status, SecondaryStatusTransitions: history }) =>
    status !== "Stopping" && history.some(({ Status }) => Status === "Stopping"),
  repaired: ({ TrainingJobStatus: status }) => status === "Stopped",
  expects(isStopped, responses) {
    const first = pollUntil(responses, (job) => (isStopped(job) ? job : undefined));
    return first === undefined || first.SecondaryStatusTransitions.at(-1)!.EndTime !== undefined;
  },
});
