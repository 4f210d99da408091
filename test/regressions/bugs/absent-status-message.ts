import { type Job, polls } from "../../../src/testing/index.ts";
import { regression } from "../regression.ts";

/**
 * Prints the message of every entry, although AWS documents it as optional. There is no public report: the address is
 * that of `secondary_training_status_message`.
 */
export const absentStatusMessage = regression<Job<Date>[], (job: Job<Date>) => string>({
  issue:
    "https://github.com/aws/sagemaker-python-sdk/blob/49ffbab340d4a5c4068fccea1e852c17341aa00f/src/sagemaker/utils.py",
  story: "printing the progress of a job fails on an entry without a message",
  inputs: () => polls(),
  broken: ({ SecondaryStatus, SecondaryStatusTransitions: history }) =>
    `${SecondaryStatus} - ${history.at(-1)!.StatusMessage!.trim()}`,
  repaired: ({ SecondaryStatus, SecondaryStatusTransitions: history }) =>
    [SecondaryStatus, history.at(-1)!.StatusMessage?.trim()].filter((part) => part !== undefined).join(" - "),
  expects: (line, responses) => responses.every((response) => line(response).startsWith(response.SecondaryStatus)),
});
