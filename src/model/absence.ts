import type { Milliseconds } from "./units.ts";

/*
 * Numbers that mean "absent" in code that compares numbers. Elsewhere an absent value is undefined.
 */

/** A time or a number that is absent, unreadable or in doubt. No comparison with it holds, so no rule finds it wrong. */
export const NO_TIME = Number.NaN as Milliseconds;

/** The end of an entry that has no EndTime: later than any start. */
export const OPEN = Number.POSITIVE_INFINITY;
