import { type JobReading, warmPoolStatusIn } from "../../model/job.ts";
import { isArray, property } from "../../model/safe-access.ts";
import { isRunning, isStopping, type Primaries } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";

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
  passes: ({ job, facts }) =>
    reasonIn(job, job.EnableManagedSpotTraining, job.TrainingJobStatus, facts.lifecycle) === undefined,
  check(context, report) {
    const { job, lifecycle } = context;
    const isSpot = context.field("EnableManagedSpotTraining");
    const reason = reasonIn(job!, isSpot, context.field("TrainingJobStatus"), lifecycle);
    if (reason !== undefined) report(["WarmPoolStatus"], { status: warmPoolStatusIn(job!) ?? null, reason });
  },
  message: ({ status, reason }: Data) => `is ${status ?? "without a status"}; ${REASONS[reason]}`,
});

function reasonIn(
  job: JobReading,
  isSpot: boolean | undefined,
  primary: string | undefined,
  lifecycle: Primaries,
): Data["reason"] | undefined {
  const status = warmPoolStatusIn(job);
  const groups = property(job.ResourceConfig ?? {}, "InstanceGroups");
  if (isSpot === true) return "spot";
  if (isArray(groups) && groups.length > 0) return "instance-groups";
  const isFree = status === "Available" || status === "Reused";
  const isInUse = isRunning(lifecycle, primary) || isStopping(lifecycle, primary);
  if (isFree && isInUse) return "running";
  const reusedBy = property(job.WarmPoolStatus!, "ReusedByJob");
  return status === "Reused" && (typeof reusedBy !== "string" || reusedBy === "") ? "reused-by-nobody" : undefined;
}
