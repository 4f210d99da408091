import type { RuleFinding } from "./catalogue.ts";

/**
 * - `legal`: no error, and the history ends in a terminal status;
 * - `open`: no error, and the history goes on;
 * - `illegal`: an error.
 */
export type Verdict = "legal" | "open" | "illegal";

/** The outcome of a validation. Plain JSON. */
export interface Report {
  readonly verdict: Verdict;
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** What was looked at, so that silence is never mistaken for a check. */
  readonly checked: {
    /** Entries in the array. */
    readonly entries: number;
    /** Steps from one entry to the next that replay judged. */
    readonly transitions: number;
    /** The rules that ran: those that are on and found the fields that they need. */
    readonly rules: readonly string[];
  };
}
