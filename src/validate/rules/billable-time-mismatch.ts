import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly found: number;
  readonly training: number;
  readonly isSpot: boolean | null;
}

/**
 * A spot job is billed for less, even without an interruption; nobody is billed for more, nor per instance. Published
 * jobs of some accounts were billed for nothing at all.
 */
export const billableTimeMismatch = defineRule({
  id: "billable-time-mismatch",
  title: "BillableTimeInSeconds does not fit TrainingTimeInSeconds",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  needs: ["BillableTimeInSeconds", "TrainingTimeInSeconds"],
  passes: ({ job }) =>
    isBilledAs(job.BillableTimeInSeconds!, job.TrainingTimeInSeconds!, job.EnableManagedSpotTraining),
  check(subject, report) {
    const found = subject.field("BillableTimeInSeconds")!;
    const training = subject.field("TrainingTimeInSeconds");
    const isSpot = subject.field("EnableManagedSpotTraining");
    if (training === undefined || isBilledAs(found, training, isSpot)) return;
    report(["BillableTimeInSeconds"], { found, training, isSpot: isSpot ?? null });
  },
  message: ({ found, training, isSpot }: Data) =>
    `BillableTimeInSeconds is ${found}; expected ${isSpot === false ? "" : "at most "}${training}, the TrainingTimeInSeconds`,
});

/** Whether a job that trained so long may be billed so much. Seconds. */
function isBilledAs(billable: number, training: number, isSpot: boolean | undefined): boolean {
  return isSpot === false ? billable === training || billable === 0 : billable <= training;
}
