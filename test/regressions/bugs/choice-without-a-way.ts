import { type Job, polls } from "../../../src/testing/index.ts";
import { exhibit, pollUntil } from "../regression.ts";

type Ways = Readonly<Record<string, "wait" | "deploy" | "give up">>;

/** A state machine chooses its next state by the status of the job; a job that ran out of time finds no way. */
export const choiceWithoutAWay = exhibit<Job<Date>[], Ways>({
  issue: "https://github.com/aws-samples/serverless-sagemaker-orchestration/issues/2",
  story: "a job that ran out of time has no way through the state machine",
  inputs: () => polls(),
  broken: { InProgress: "wait", Stopping: "wait", Completed: "deploy", Failed: "give up" },
  repaired: { InProgress: "wait", Stopping: "wait", Completed: "deploy", Failed: "give up", Stopped: "give up" },
  expects(ways, responses) {
    const end = pollUntil(responses, ({ TrainingJobStatus: status }) => {
      const way = ways[status];
      if (way === undefined) throw new Error(`no choice matched ${status}`);
      return way === "wait" ? undefined : way;
    });
    return end !== undefined;
  },
});
