import { mayBeExplained } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

/** A failed job that is being deleted keeps its reason. */
export const failureReasonUnexpected = defineRule({
  id: "failure-reason-unexpected",
  title: "A job that did not fail has a FailureReason",
  severity: "warning",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "FailureReason"],
  passes: ({ job, facts }) => !job.FailureReason || facts.mayBeExplained.has(job.TrainingJobStatus!),
  check(context, report) {
    const primary = context.field("TrainingJobStatus");
    if (primary === undefined || mayBeExplained(context.lifecycle, primary) || !context.job!.FailureReason) return;
    report(["FailureReason"], { primary });
  },
  message: ({ primary }: { primary: string }) => `is given, although the job is ${primary}`,
});
