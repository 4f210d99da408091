import { defineRule } from "../engine/rule.ts";

export const secondaryStatusMismatch = defineRule({
  id: "secondary-status-mismatch",
  title: "SecondaryStatus is not the status that the history ends with",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["SecondaryStatus", "SecondaryStatusTransitions"],
  passes: ({ job, facts, lastStatus }) => facts.states[lastStatus]![0]?.status === job.SecondaryStatus,
  check(context, report) {
    const { last } = context;
    const secondary = context.field("SecondaryStatus");
    if (last?.status === undefined || last.statusInDoubt || secondary === undefined || secondary === last.status)
      return;
    report(["SecondaryStatus"], { found: secondary, last: last.status, lastIndex: last.index });
    // Either of the two is wrong: neither proves anything about TrainingJobStatus.
    context.invalidate("SecondaryStatus");
    last.statusInDoubt = true;
  },
  message: ({ found, last, lastIndex }: { found: string; last: string; lastIndex: number }) =>
    `is ${found}, yet the history ends with ${last} (entry ${lastIndex})`,
});
