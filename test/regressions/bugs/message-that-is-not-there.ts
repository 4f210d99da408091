import { type Job, polls } from "../../../src/testing/index.ts";
import { exhibit } from "../regression.ts";

/**
 * The printer of a job's progress reads the message of every entry. AWS says that there may be none. No public issue
 * tells of it: the address is that of `secondary_training_status_message`.
 */
export const messageThatIsNotThere = exhibit<Job<Date>[], (job: Job<Date>) => string>({
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
