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
  check(context, report) {
    const { last, ended, lifecycle } = context;
    const primary = context.field("TrainingJobStatus")!;
    if (last === undefined || ended || last.statusInDoubt || last.status === undefined) return;
    const expected = endsOf(lifecycle, primary);
    if (expected.length === 0) return;
    report(last.at("Status"), {
      primary,
      last: last.status,
      expected: expected.map((state) => state.status!),
    });
    context.invalidate("TrainingJobStatus");
    const secondary = context.field("SecondaryStatus");
    if (secondary !== undefined && lifecycle.terminalStatuses.includes(secondary))
      context.invalidate("SecondaryStatus");
  },
  message: ({ primary, last, expected }: { primary: string; last: string; expected: readonly string[] }) =>
    `the job is ${primary} and its history ends with ${last}; expected it to end with ${expected.join(" or ")}`,
});

/** The states in which a job of this primary status has ended. */
function endsOf({ states }: Lifecycle, primary: string | undefined): readonly LifecycleState[] {
  return states.filter((state) => state.terminal && state.primaryStatus === primary);
}
