import { type Job, polls } from "../../../src/testing/index.ts";
import { pollUntil, regression } from "../regression.ts";

interface Status {
  readonly isCompleted: boolean;
  readonly hasError: boolean;
}

/** A pipeline step maps job statuses to its own, and treats every other status as running. */
export const endlessComponent = regression<Job<Date>[], (job: Job<Date>) => Status>({
  issue: "https://github.com/kubeflow/pipelines/issues/6465",
  story: "a pipeline step loops forever when its job is stopped",
  inputs: () => polls(),
  broken({ TrainingJobStatus: status }) {
    if (status === "Completed") return { isCompleted: true, hasError: false };
    if (status === "Failed") return { isCompleted: true, hasError: true };
    return { isCompleted: false, hasError: false };
  },
  repaired({ TrainingJobStatus: status }) {
    if (status === "Completed") return { isCompleted: true, hasError: false };
    if (status === "Failed" || status === "Stopped") return { isCompleted: true, hasError: true };
    return { isCompleted: false, hasError: false };
  },
  expects: (statusOf, responses) =>
    pollUntil(responses, (job) => (statusOf(job).isCompleted ? true : undefined)) === true,
});
