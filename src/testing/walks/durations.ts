import type { Random } from "fast-check";
import { PHASES, type Phase } from "../../machine/evidence.ts";
import { checkConstraints } from "../constraints/check-constraints.ts";
import { range } from "../constraints/validators.ts";

/** Both ends included, in seconds. */
export interface DurationRange {
  readonly min: number;
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

const RANGES = Object.fromEntries(PHASES.map((phase) => [phase, range(1, LONGEST)]));

/**
 * The given ranges, and for the other phases the typical ones, shortened so that the longest history lasts less than the
 * 30 days that a job can exist.
 *
 * @throws TypeError that names the phase with an invalid range.
 */
export function durationsOf(
  wanted: Readonly<Partial<Record<Phase, DurationRange | undefined>>> = {},
  maxLength: number,
): Readonly<Record<Phase, DurationRange>> {
  checkConstraints(wanted, RANGES, "durations");
  const longest = Math.floor(LIFETIME / maxLength);
  const rangeOf = (phase: Phase) => {
    const { min, max } = TYPICAL[phase];
    return wanted[phase] ?? { min, max: Math.min(max, longest) };
  };
  return Object.fromEntries(PHASES.map((phase) => [phase, rangeOf(phase)])) as Record<Phase, DurationRange>;
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
