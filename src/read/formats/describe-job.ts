import type { ValueFormat } from "./value-format.ts";

/** DescribeJob, the job API of 2026, has other statuses and no documented order. */
export const describeJob: ValueFormat = {
  names: ["describe-job"],
  recognises: (value) =>
    ("JobStatus" in value || "JobName" in value) &&
    ("SecondaryStatusTransitions" in value ||
      ("JobStatus" in value && "JobName" in value && "SecondaryStatus" in value)),
  read: () => [
    {
      kind: "unreadable",
      format: "describe-job",
      problem: "DescribeJob response: not supported yet; DescribeTrainingJob responses are",
      isHistory: true,
    },
  ],
};
