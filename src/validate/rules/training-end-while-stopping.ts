import { isStopping } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

/** Only a warning: no text says when exactly a stopping job gets its TrainingEndTime. */
export const trainingEndWhileStopping = defineRule({
  id: "training-end-while-stopping",
  title: "A job that is still stopping has a TrainingEndTime",
  severity: "warning",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "TrainingEndTime"],
  passes: ({ job, facts }) => !isStopping(facts.lifecycle, job.TrainingJobStatus),
  check(context, report) {
    const primary = context.field("TrainingJobStatus");
    if (context.isInDoubt("TrainingEndTime") || !isStopping(context.lifecycle, primary)) return;
    report(["TrainingEndTime"], { primary: primary! });
    context.invalidate("TrainingEndTime");
  },
  message: ({ primary }: { primary: string }) =>
    `is given, although the job is ${primary}; only a job that has ended has one`,
});
