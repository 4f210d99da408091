import { defineRule } from "../engine/rule.ts";

/** It speaks for its cause alone: that SecondaryStatus then names an end which the history lacks is the same fault. */
export const unfinishedHistory = defineRule({
  id: "unfinished-history",
  title: "The job has ended and its history has not",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "SecondaryStatusTransitions"],
  check(subject, report) {
    const { last, ended, lifecycle } = subject;
    const primary = subject.field("TrainingJobStatus")!;
    if (last === undefined || ended || last.statusInDoubt || last.status === undefined) return;
    const expected = lifecycle.states.filter((state) => state.terminal && state.primaryStatus === primary);
    if (expected.length === 0) return;
    report(last.at("Status"), {
      primary,
      last: last.status,
      expected: expected.map((state) => state.status!),
    });
    subject.invalidate("TrainingJobStatus");
    const secondary = subject.field("SecondaryStatus");
    if (secondary !== undefined && lifecycle.terminalStatuses.includes(secondary))
      subject.invalidate("SecondaryStatus");
  },
  message: ({ primary, last, expected }: { primary: string; last: string; expected: readonly string[] }) =>
    `the job is ${primary} and its history ends with ${last}; expected it to end with ${expected.join(" or ")}`,
});
