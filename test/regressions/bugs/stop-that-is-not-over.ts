import { type Job, polls } from "../../../src/testing/index.ts";
import { exhibit, pollUntil } from "../regression.ts";

/** A stop is taken to be over when the job has left Stopping. It may upload after that, and did so for a day. */
export const stopThatIsNotOver = exhibit<Job<Date>[], (job: Job<Date>) => boolean>({
  issue: "https://github.com/aws/sagemaker-python-sdk/issues/3062",
  story: "the artifacts of a stopped job are fetched while it still uploads them",
  inputs: () => polls(),
  broken: ({ SecondaryStatus: status, SecondaryStatusTransitions: history }) =>
    status !== "Stopping" && history.some(({ Status }) => Status === "Stopping"),
  repaired: ({ TrainingJobStatus: status }) => status === "Stopped",
  expects(isStopped, responses) {
    const first = pollUntil(responses, (job) => (isStopped(job) ? job : undefined));
    return first === undefined || first.SecondaryStatusTransitions.at(-1)!.EndTime !== undefined;
  },
});
