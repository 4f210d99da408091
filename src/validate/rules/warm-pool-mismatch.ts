import { isArray, property } from "../../model/safe-access.ts";
import { hasEndedStatus } from "../engine/has-ended.ts";
import { defineRule } from "../engine/rule.ts";
import type { RuleContext } from "../engine/rule-context.ts";

export interface Data {
  /** WarmPoolStatus.Status as found; null if absent. */
  readonly status: string | null;
  readonly reason: "spot" | "instance-groups" | "running" | "reused-by-nobody";
}

const REASONS: Readonly<Record<Data["reason"], string>> = {
  spot: "managed spot training has no warm pools",
  "instance-groups": "heterogeneous clusters have no warm pools",
  running: "a warm pool is in use while the job runs",
  "reused-by-nobody": "a reused warm pool names the job in ReusedByJob",
};

export const warmPoolMismatch = defineRule({
  id: "warm-pool-mismatch",
  title: "WarmPoolStatus contradicts the job",
  severity: "error",
  evidence: "documented",
  source: "WarmPools",
  needs: ["WarmPoolStatus"],
  passes: () => false,
  check(context, report) {
    const reason = reasonIn(context);
    if (reason !== undefined) report(["WarmPoolStatus"], { status: statusOf(context) ?? null, reason });
  },
  message: ({ status, reason }: Data) => `WarmPoolStatus is ${status ?? "without a status"}; ${REASONS[reason]}`,
});

function statusOf({ job }: RuleContext): string | undefined {
  const status = property(job?.WarmPoolStatus ?? {}, "Status");
  return typeof status === "string" ? status : undefined;
}

function reasonIn(context: RuleContext): Data["reason"] | undefined {
  const { job, lifecycle } = context;
  const status = statusOf(context);
  const groups = property(job?.ResourceConfig ?? {}, "InstanceGroups");
  const primary = context.field("TrainingJobStatus");
  if (context.field("EnableManagedSpotTraining") === true) return "spot";
  if (isArray(groups) && groups.length > 0) return "instance-groups";
  const isFree = status === "Available" || status === "Reused";
  const isRunning =
    lifecycle.states.some((state) => state.primaryStatus === primary) && !hasEndedStatus(lifecycle, primary);
  if (isFree && isRunning) return "running";
  const reusedBy = property(job?.WarmPoolStatus ?? {}, "ReusedByJob");
  return status === "Reused" && (typeof reusedBy !== "string" || reusedBy === "") ? "reused-by-nobody" : undefined;
}
