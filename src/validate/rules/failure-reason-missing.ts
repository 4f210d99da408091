import { defineRule } from "../engine/rule.ts";

export const failureReasonMissing = defineRule({
  id: "failure-reason-missing",
  title: "A failed job has no FailureReason",
  severity: "warning",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus"],
  passes: ({ job }) => job.TrainingJobStatus !== "Failed" || Boolean(job.FailureReason),
  check(context, report) {
    if (context.field("TrainingJobStatus") !== "Failed") return;
    if (context.job?.FailureReason || context.isInDoubt("FailureReason")) return;
    report(["FailureReason"], { primary: "Failed" });
  },
  message: ({ primary }: { primary: string }) => `the job is ${primary} and has no FailureReason`,
});
