import type { ValueFormat } from "./value-format.ts";

/** ListTrainingJobs: names and statuses, and no history at all. */
export const listTrainingJobs: ValueFormat = {
  names: ["list-training-jobs"],
  keys: ["TrainingJobSummaries"],
  recognises: (value) => "TrainingJobSummaries" in value,
  read: () => [
    {
      kind: "unreadable",
      format: "list-training-jobs",
      problem:
        "a ListTrainingJobs response carries no history; call DescribeTrainingJob for each TrainingJobName in it",
    },
  ],
};

/** DescribeJob, the newer job API, has other statuses and no documented order. */
export const describeJob: ValueFormat = {
  names: ["describe-job"],
  keys: ["JobStatus", "JobName"],
  recognises: (value) => "JobStatus" in value || ("JobName" in value && "SecondaryStatusTransitions" in value),
  read: () => [
    {
      kind: "unreadable",
      format: "describe-job",
      problem: "a DescribeJob response (the job API of 2026) is not yet supported; DescribeTrainingJob responses are",
    },
  ],
};
