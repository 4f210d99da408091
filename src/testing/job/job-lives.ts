import { type WritableForm, writers } from "../../write/index.ts";
import type { LifeConstraints } from "../life/life-constraints.ts";
import { lives } from "../life/lives.ts";
import { circumstances } from "./circumstances.ts";
import { JobLifeArbitrary } from "./job-life-arbitrary.ts";

/**
 * The lives and circumstances of jobs that constraints allow.
 *
 * @param form in which they will be told: where it cuts times, the clock has no milliseconds to cut.
 * @throws TypeError naming the constraints that cannot be met together.
 */
export function jobLives(constraints: LifeConstraints, form: WritableForm = "sdk"): JobLifeArbitrary {
  const isExact = writers[form].precision === "milliseconds";
  const told = isExact ? constraints : { ...constraints, clock: "seconds" as const };
  return new JobLifeArbitrary(lives(told, false), circumstances(told));
}
