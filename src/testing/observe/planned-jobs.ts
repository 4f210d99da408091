import { type WritableFormat, writers } from "../../write/formats/index.ts";
import type { LifeConstraints } from "../walks/life-constraints.ts";
import { timedWalks } from "../walks/timed-walks.ts";
import { jobParameters } from "./job-parameters.ts";
import { PlannedJobArbitrary } from "./planned-job-arbitrary.ts";

/**
 * The planned jobs that the constraints allow.
 *
 * @param format output format; if it drops milliseconds, the jobs have whole seconds.
 * @throws TypeError that names the constraints which contradict each other.
 */
export function plannedJobs(constraints: LifeConstraints, format: WritableFormat = "sdk"): PlannedJobArbitrary {
  const isExact = writers[format].precision === "milliseconds";
  const all = isExact ? constraints : { ...constraints, clock: "seconds" as const };
  return new PlannedJobArbitrary(timedWalks(all, false), jobParameters(all));
}
