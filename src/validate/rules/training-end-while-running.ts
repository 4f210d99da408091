import { isRunning } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

export const trainingEndWhileRunning = defineRule({
  id: "training-end-while-running",
  title: "A running job has a TrainingEndTime",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "TrainingEndTime"],
  passes: ({ job, facts }) => !isRunning(facts.lifecycle, job.TrainingJobStatus),
  check(context, report) {
    const primary = context.field("TrainingJobStatus");
    if (context.isInDoubt("TrainingEndTime") || !isRunning(context.lifecycle, primary)) return;
    report(["TrainingEndTime"], { primary: primary! });
    context.invalidate("TrainingEndTime");
  },
  message: ({ primary }: { primary: string }) =>
    `is given, although the job is ${primary}; only a job that has ended has one`,
});
