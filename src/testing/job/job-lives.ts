import type { LifeConstraints } from "../life/life-constraints.ts";
import { lives } from "../life/lives.ts";
import { circumstances } from "./circumstances.ts";
import { JobLifeArbitrary } from "./job-life-arbitrary.ts";

/**
 * The lives and circumstances of jobs that constraints allow.
 *
 * @throws TypeError naming the constraint that cannot be met.
 */
export function jobLives(constraints: LifeConstraints): JobLifeArbitrary {
  return new JobLifeArbitrary(lives(constraints, false), circumstances(constraints));
}
