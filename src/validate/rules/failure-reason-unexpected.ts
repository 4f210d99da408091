import { defineRule } from "../engine/rule.ts";

/** Deleting is left alone: a failed job that is being deleted keeps its reason. */
export const failureReasonUnexpected = defineRule({
  id: "failure-reason-unexpected",
  title: "A job that did not fail has a FailureReason",
  severity: "warning",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "FailureReason"],
  passes: ({ job }) => !job.FailureReason || mayHaveReason(job.TrainingJobStatus!),
  check(context, report) {
    const primary = context.field("TrainingJobStatus");
    if (primary === undefined || mayHaveReason(primary) || !context.job?.FailureReason) return;
    report(["FailureReason"], { primary });
  },
  message: ({ primary }: { primary: string }) => `the job is ${primary}, yet it has a FailureReason`,
});

function mayHaveReason(primary: string): boolean {
  return primary === "Failed" || primary === "Deleting";
}
