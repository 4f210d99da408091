import { isEnding } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

/** An EventBridge event may have an empty array, as AWS's own example does: `empty-history` reports those. */
export const historyMissing = defineRule({
  id: "history-missing",
  title: "The job has ended, but its history is empty",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "SecondaryStatusTransitions"],
  passes: ({ job, history, facts }) => history.length > 0 || !isEnding(facts.lifecycle, job.TrainingJobStatus),
  check(context, report) {
    const primary = context.field("TrainingJobStatus");
    if (context.isEvent || !context.hasHistory || context.entries.length > 0 || !isEnding(context.lifecycle, primary))
      return;
    report(context.historyPath, { primary: primary! });
    context.isHistoryInDoubt = true;
  },
  message: ({ primary }: { primary: string }) => `the job is ${primary}, but its history is empty`,
});
