import type { Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { isEnding } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  /** The TrainingJobStatus. */
  readonly found: string;
  /** The SecondaryStatus. */
  readonly secondary: string;
  /** The primary statuses under which the secondary one is filed. */
  readonly expected: readonly string[];
}

/**
 * Three things are left alone. While a job is Stopping, its history may still show the status in which the stop found
 * it. Deleting has no secondary status, so any history may stand under it. And an end may be filed under another primary
 * status if nothing says where it belongs.
 */
export const statusMismatch = defineRule({
  id: "status-mismatch",
  title: "TrainingJobStatus is not the primary status of the status that the history ends with",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus", "SecondaryStatusTransitions"],
  passes: ({ job, facts, lastStatus }) => fits(job.TrainingJobStatus!, facts.states[lastStatus]!, facts.lifecycle),
  check(context, report) {
    const { last, lifecycle } = context;
    const found = context.field("TrainingJobStatus");
    if (found === undefined || last?.status === undefined || last.statusInDoubt) return;
    const states = lifecycle.statesOf(last.status);
    if (fits(found, states, lifecycle)) return;
    const expected = [...new Set(states.map((state) => state.primaryStatus!))];
    report(["TrainingJobStatus"], { found, secondary: last.status, expected });
    context.invalidate("TrainingJobStatus");
  },
  message: ({ found, secondary, expected }: Data) =>
    `is ${found}, but the history ends with ${secondary}, which belongs to ${expected.join(" or ")}`,
});

/** Whether a job of a primary status may have a history that ends in one of these states. */
function fits(primary: string, last: readonly LifecycleState[], lifecycle: Lifecycle): boolean {
  const { states, edges, primaryStatuses } = lifecycle;
  if (last.some((state) => state.primaryStatus === primary)) return true;
  const isBare = primaryStatuses.includes(primary) && states.every((state) => state.primaryStatus !== primary);
  const mayLag = !last.some((state) => state.terminal) && edges.some((edge) => edge.status === primary);
  const isGuessed = last.length > 0 && last.every((state) => state.terminal && state.evidence === "inferred");
  return isBare || mayLag || (isGuessed && isEnding(lifecycle, primary));
}
