import { isDeleting } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

export const deletingBeforeEnd = defineRule({
  id: "deleting-before-end",
  title: "The job is being deleted, but its history has not ended",
  severity: "error",
  evidence: "documented",
  source: "DeleteTrainingJob",
  needs: ["TrainingJobStatus", "SecondaryStatusTransitions"],
  passes: ({ job, facts, lastStatus }) =>
    facts.isTerminal[lastStatus] === 1 || !isDeleting(facts.lifecycle, job.TrainingJobStatus),
  check(context, report) {
    const { last, ended, lifecycle } = context;
    const primary = context.field("TrainingJobStatus");
    if (last?.status === undefined || last.statusInDoubt || ended || !isDeleting(lifecycle, primary)) return;
    report(["TrainingJobStatus"], { primary: primary!, last: last.status });
  },
  message: ({ primary, last }: { primary: string; last: string }) =>
    `is ${primary}, but the history ends with ${last}; a running job cannot be deleted`,
});
