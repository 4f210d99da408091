import { type Job, polls } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

type HasChanged = (job: Job<Date>, earlier: Job<Date>) => boolean;

const last = ({ SecondaryStatusTransitions: history }: Job<Date>) => history.at(-1)!;

/**
 * Compares only messages to detect a new status, but two statuses may have the same message. There is no public report:
 * the address is that of `secondary_training_status_changed`.
 */
export const unnoticedStatusChange = regression<Job<Date>[], HasChanged>({
  issue:
    "https://github.com/aws/sagemaker-python-sdk/blob/49ffbab340d4a5c4068fccea1e852c17341aa00f/src/sagemaker/utils.py",
  story: "a new status with the same message as the one before is not noticed",
  inputs: () => polls(),
  broken: (job, earlier) => last(job).StatusMessage !== last(earlier).StatusMessage,
  repaired: (job, earlier) =>
    job.SecondaryStatusTransitions.length !== earlier.SecondaryStatusTransitions.length ||
    last(job).StatusMessage !== last(earlier).StatusMessage,
  expects: (hasChanged, responses) =>
    responses.every((job, i) => {
      const earlier = responses[i - 1];
      return earlier === undefined || job.SecondaryStatus === earlier.SecondaryStatus || hasChanged(job, earlier);
    }),
});
