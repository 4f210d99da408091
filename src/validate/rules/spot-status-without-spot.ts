import { defineRule } from "../engine/rule.ts";

export const spotStatusWithoutSpot = defineRule({
  id: "spot-status-without-spot",
  title: "A status of managed spot training in a job that does not use it",
  severity: "error",
  evidence: "documented",
  source: "ManagedSpotTraining",
  needs: ["EnableManagedSpotTraining", "SecondaryStatusTransitions"],
  check(subject, report) {
    if (subject.field("EnableManagedSpotTraining") !== false) return;
    for (const visit of subject.visits) {
      if (visit.status === undefined || visit.stepInDoubt) continue;
      const states = subject.lifecycle.statesOf(visit.status);
      if (!states.some((state) => state.requires === "EnableManagedSpotTraining")) continue;
      report(visit.at("Status"), { status: visit.status });
      subject.invalidate("EnableManagedSpotTraining");
      // Every later one has the same cause.
      return;
    }
  },
  message: ({ status }: { status: string }) =>
    `${status} belongs to managed spot training, and EnableManagedSpotTraining is false`,
});
