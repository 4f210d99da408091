import type { Random } from "fast-check";
import type { Phase } from "../../machine/evidence.ts";
import type { Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import { checkConstraints } from "../constraints/check-constraints.ts";
import { range } from "../constraints/validators.ts";

/** Both ends included, in seconds. */
export interface DurationRange {
  /** The shortest duration. */
  readonly min: number;
  /** The longest duration. */
  readonly max: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Durations seen in published jobs. After StopTrainingJob, an algorithm has 120 s to end. */
const TYPICAL: Readonly<Record<Phase, DurationRange>> = {
  waiting: { min: 1, max: HOUR },
  interrupted: { min: 1, max: HOUR },
  downloading: { min: 1, max: 30 * MINUTE },
  training: { min: 1, max: 5 * DAY },
  uploading: { min: 1, max: 30 * MINUTE },
  stopping: { min: 1, max: 2 * MINUTE },
};

/** Leaves a day for what happens after the last entry. */
const LIFETIME = 29 * DAY;

/** Random numbers have 31 bits, which is about 68 years. */
const LONGEST = 2 ** 31 - 1;

/** For a status with any other phase, or without one. */
const UNKNOWN: DurationRange = { min: 1, max: HOUR };

/**
 * How long a history may stay in a state: the given range of its status or phase, or else the typical one, shortened so
 * that a history of this length lasts less than the 30 days that a job can exist.
 *
 * @param wanted ranges by status or phase.
 * @throws TypeError that names the status or phase with an invalid range.
 */
export function durationsOf(
  wanted: Readonly<Record<string, DurationRange | undefined>> = {},
  { statuses, phases }: Lifecycle,
): (state: LifecycleState, length: number) => DurationRange {
  const names = [...statuses, ...phases];
  checkConstraints(wanted, Object.fromEntries(names.map((name) => [name, range(1, LONGEST)])), "durations");
  return ({ status, phase }, length) => {
    const { min, max } = (TYPICAL as Readonly<Record<string, DurationRange>>)[phase ?? ""] ?? UNKNOWN;
    return wanted[status!] ?? wanted[phase!] ?? { min, max: Math.min(max, Math.floor(LIFETIME / length)) };
  };
}

/**
 * A random number of seconds, roughly log-uniform, so that seconds come up about as often as hours. Uses integer
 * arithmetic only, so a seed gives the same values on every machine.
 */
export function randomSeconds(random: Random, { min, max }: DurationRange): number {
  const bits = 32 - Math.clz32(max - min);
  const most = Math.min(max - min, 2 ** random.nextInt(0, bits) - 1);
  return min + random.nextInt(0, most);
}
