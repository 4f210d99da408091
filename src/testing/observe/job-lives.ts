import { type WritableFormat, writers } from "../../write/formats/index.ts";
import type { LifeConstraints } from "../walks/life-constraints.ts";
import { lives } from "../walks/lives.ts";
import { JobLifeArbitrary } from "./job-life-arbitrary.ts";
import { circumstances } from "./job-parameters.ts";

/**
 * The lives and circumstances of jobs that constraints allow.
 *
 * @param format in which they will be told: where it cuts times, the clock has no milliseconds to cut.
 * @throws TypeError naming the constraints that cannot be met together.
 */
export function jobLives(constraints: LifeConstraints, format: WritableFormat = "sdk"): JobLifeArbitrary {
  const isExact = writers[format].precision === "milliseconds";
  const told = isExact ? constraints : { ...constraints, clock: "seconds" as const };
  return new JobLifeArbitrary(lives(told, false), circumstances(told));
}
