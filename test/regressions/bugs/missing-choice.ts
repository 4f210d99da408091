import { type Job, polls } from "../../../src/testing/index.ts";
import { pollUntil, regression } from "../regression.ts";

type Choices = Readonly<Record<string, "wait" | "deploy" | "give up">>;

/** A state machine chooses its next state by the status of the job, and has no choice for a job that ran out of time. */
export const missingChoice = regression<Job<Date>[], Choices>({
  issue: "https://github.com/aws-samples/serverless-sagemaker-orchestration/issues/2",
  story: "the state machine fails on a job that ran out of time",
  inputs: () => polls(),
  broken: { InProgress: "wait", Stopping: "wait", Completed: "deploy", Failed: "give up" },
  repaired: { InProgress: "wait", Stopping: "wait", Completed: "deploy", Failed: "give up", Stopped: "give up" },
  expects(choices, responses) {
    const end = pollUntil(responses, ({ TrainingJobStatus: status }) => {
      const choice = choices[status];
      if (choice === undefined) throw new Error(`no choice matched ${status}`);
      return choice === "wait" ? undefined : choice;
    });
    return end !== undefined;
  },
});
