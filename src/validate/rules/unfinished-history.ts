import type { Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { defineRule } from "../engine/rule.ts";

/** It speaks for its cause alone: that SecondaryStatus then names an end which the history lacks is the same fault. */
export const unfinishedHistory = defineRule({
  id: "unfinished-history",
  title: "The job has ended and its history has not",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "SecondaryStatusTransitions"],
  passes: ({ job, facts, lastStatus }) =>
    facts.isTerminal[lastStatus] === 1 || endsOf(facts.lifecycle, job.TrainingJobStatus).length === 0,
  check(subject, report) {
    const { last, ended, lifecycle } = subject;
    const primary = subject.field("TrainingJobStatus")!;
    if (last === undefined || ended || last.statusInDoubt || last.status === undefined) return;
    const expected = endsOf(lifecycle, primary);
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

/** The states in which a job of this primary status has ended. */
function endsOf({ states }: Lifecycle, primary: string | undefined): readonly LifecycleState[] {
  return states.filter((state) => state.terminal && state.primaryStatus === primary);
}
