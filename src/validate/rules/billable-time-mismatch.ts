import { defineRule } from "../engine/rule.ts";

export interface Data {
  /** Seconds. */
  readonly found: number;
  /** TrainingTimeInSeconds. */
  readonly training: number;
  /** EnableManagedSpotTraining; null if the response does not say. */
  readonly isSpot: boolean | null;
}

/**
 * A spot job may be billed for less, and no job for more. A job that repeats a status may have been restarted by a cluster
 * repair, which is not billed. Serverless jobs are billed by tokens, and have a BillableTimeInSeconds of 0.
 */
export const billableTimeMismatch = defineRule({
  id: "billable-time-mismatch",
  title: "BillableTimeInSeconds does not match TrainingTimeInSeconds",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  needs: ["BillableTimeInSeconds", "TrainingTimeInSeconds"],
  passes({ job, history: { length, statuses } }) {
    const { BillableTimeInSeconds: found = Number.NaN, TrainingTimeInSeconds: training = Number.NaN } = job;
    if (!(found < training)) return found === training;
    if (mayBeBilledLess(job.ServerlessJobConfig !== undefined, found, job.EnableManagedSpotTraining)) return true;
    return new Set(statuses.subarray(0, length)).size < length;
  },
  check(context, report) {
    const found = context.field("BillableTimeInSeconds")!;
    const training = context.field("TrainingTimeInSeconds");
    const isSpot = context.field("EnableManagedSpotTraining");
    const statuses = context.entriesInOrder.map(({ status }) => status);
    const isRestarted = new Set(statuses).size < statuses.length;
    const mayBeServerless = context.isInDoubt("ServerlessJobConfig") || context.job!.ServerlessJobConfig !== undefined;
    if (training === undefined) return;
    if (found < training ? isRestarted || mayBeBilledLess(mayBeServerless, found, isSpot) : found === training) return;
    report(["BillableTimeInSeconds"], { found, training, isSpot: isSpot ?? null });
  },
  message: ({ found, training, isSpot }: Data) =>
    `is ${found}; expected ${isSpot === false ? "" : "at most "}${training}, the TrainingTimeInSeconds`,
});

function mayBeBilledLess(isServerless: boolean, billable: number, isSpot: boolean | undefined): boolean {
  return billable === 0 ? isServerless : isSpot !== false;
}
