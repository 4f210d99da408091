/*
 * What stands for "nothing" where numbers are compared. Elsewhere an absent value is undefined.
 */

/** A time or a number that is absent, unreadable or in doubt. No comparison with it holds, so no rule finds it wrong. */
export const NO_TIME = Number.NaN;

/** The end of an entry that has no EndTime: later than any start. */
export const OPEN = Number.POSITIVE_INFINITY;
