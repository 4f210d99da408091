import { type Job, polls } from "../../../src/testing/index.ts";
import { pollUntil, regression } from "../regression.ts";

type Outcome = "success" | "failure";

const RUNNING = new Set(["InProgress", "Stopping"]);

/** A sensor lists the running and the failed statuses, and treats every other status as success. */
const sensor =
  (failures: ReadonlySet<string>) =>
  ({ TrainingJobStatus: status }: Job<Date>): Outcome | undefined => {
    if (RUNNING.has(status)) return undefined;
    return failures.has(status) ? "failure" : "success";
  };

export const stoppedTaskSucceeds = regression<Job<Date>[], (job: Job<Date>) => Outcome | undefined>({
  issue: "https://github.com/apache/airflow/pull/42423",
  story: "a task whose job was stopped in the console is marked as a success",
  inputs: () => polls(),
  broken: sensor(new Set(["Failed"])),
  repaired: sensor(new Set(["Failed", "Stopped"])),
  expects: (poke, responses) =>
    pollUntil(responses, poke) === (responses.at(-1)!.SecondaryStatus === "Completed" ? "success" : "failure"),
});
