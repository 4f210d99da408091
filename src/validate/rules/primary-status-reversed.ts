import { isReachable } from "../engine/primary-status.ts";
import { defineComparison } from "../engine/rule.ts";

export interface Data {
  /** In the earlier response. */
  readonly earlier: string;
  /** In the later response. */
  readonly later: string;
}

/** Deleting, the one primary status without a secondary one, may follow the end of a job. */
export const primaryStatusReversed = defineComparison({
  id: "primary-status-reversed",
  title: "A job that had ended has another TrainingJobStatus",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needs: ["TrainingJobStatus"],
  check({ earlier, later, endInDoubt }, report) {
    const [before, after] = [earlier.field("TrainingJobStatus"), later.field("TrainingJobStatus")];
    const hasStatuses = (primary: string | undefined) =>
      earlier.lifecycle.states.some((state) => state.primaryStatus === primary);
    if (endInDoubt || before === undefined || after === undefined || before === after) return;
    if (!earlier.isSaidToHaveEnded || !hasStatuses(before) || !hasStatuses(after)) return;
    if (isReachable(earlier.lifecycle, before, after)) return;
    report(["TrainingJobStatus"], { earlier: before, later: after });
  },
  message: ({ earlier, later }: Data) => `was ${earlier}, which ends a job, in an earlier response and is ${later} now`,
});
