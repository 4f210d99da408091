import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly found: string;
  readonly secondary: string;
  /** The primary statuses under which the secondary one is filed. */
  readonly expected: readonly string[];
}

/**
 * Two things are left alone. While a job is Stopping, its history may still show the status in which the stop found
 * it. And Deleting has no secondary status, so any history may stand under it.
 */
export const statusMismatch = defineRule({
  id: "status-mismatch",
  title: "TrainingJobStatus is not the primary status of the status that the history ends with",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "SecondaryStatusTransitions"],
  check(subject, report) {
    const { last, lifecycle } = subject;
    const found = subject.field("TrainingJobStatus");
    if (found === undefined || last?.status === undefined || last.statusInDoubt) return;
    const expected = [...new Set(lifecycle.statesOf(last.status).map((state) => state.primaryStatus!))];
    if (expected.includes(found)) return;
    const isBare =
      lifecycle.primaryStatuses.includes(found) && lifecycle.states.every((s) => s.primaryStatus !== found);
    const mayLag = !subject.ended && lifecycle.edges.some((edge) => edge.status === found);
    if (isBare || mayLag) return;
    report(["TrainingJobStatus"], { found, secondary: last.status, expected });
    subject.invalidate("TrainingJobStatus");
  },
  message: ({ found, secondary, expected }: Data) =>
    `TrainingJobStatus is ${found}, yet the history ends with ${secondary}, which belongs to ${expected.join(" or ")}`,
});
