import type { LifecycleState } from "../../machine/lifecycle.ts";
import type { JobReading } from "../../model/job.ts";
import { defineRule } from "../engine/rule.ts";

export const spotStatusWithoutSpot = defineRule({
  id: "spot-status-without-spot",
  title: "A status of managed spot training in a job that does not use it",
  severity: "error",
  evidence: "documented",
  source: "ManagedSpotTraining",
  needs: ["EnableManagedSpotTraining", "SecondaryStatusTransitions"],
  passes({ job, history: { length, statuses }, facts }) {
    if (job.EnableManagedSpotTraining !== false) return true;
    for (let i = 0; i < length; i++) if (isOfSpot(facts.states[statuses[i]!]!, job)) return false;
    return true;
  },
  check(context, report) {
    if (context.field("EnableManagedSpotTraining") !== false) return;
    for (const entry of context.entriesInOrder) {
      if (entry.status === undefined || entry.stepInDoubt) continue;
      if (!isOfSpot(context.lifecycle.statesOf(entry.status), context.job!)) continue;
      report(entry.at("Status"), { status: entry.status });
      context.invalidate("EnableManagedSpotTraining");
      // Every later one has the same cause.
      return;
    }
  },
  message: ({ status }: { status: string }) =>
    `${status} belongs to managed spot training, and EnableManagedSpotTraining is false`,
});

/** Whether a status presupposes managed spot training, and the job has nothing else that explains it. */
function isOfSpot(states: readonly LifecycleState[], { RetryStrategy }: JobReading): boolean {
  return states.some(
    ({ requires, requiresOneOf }) =>
      requires === "EnableManagedSpotTraining" ||
      (requiresOneOf?.includes("EnableManagedSpotTraining") === true &&
        !(requiresOneOf.includes("RetryStrategy") && RetryStrategy !== undefined)),
  );
}
