import { isExplained } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

export const failureReasonMissing = defineRule({
  id: "failure-reason-missing",
  title: "A failed job has no FailureReason",
  severity: "warning",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus"],
  passes: ({ job, facts }) => Boolean(job.FailureReason) || !facts.explained.has(job.TrainingJobStatus!),
  check(context, report) {
    const primary = context.field("TrainingJobStatus");
    if (!isExplained(context.lifecycle, primary)) return;
    if (context.job!.FailureReason || context.isInDoubt("FailureReason")) return;
    report(["FailureReason"], { primary: primary! });
  },
  message: ({ primary }: { primary: string }) => `is missing, although the job is ${primary}`,
});
