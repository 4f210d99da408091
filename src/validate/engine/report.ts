import type { RuleFinding } from "./catalogue.ts";
import type { FindingOf } from "./finding.ts";

/**
 * - `legal`: no error, and the history ends in a terminal status;
 * - `open`: no error, and the job is still running;
 * - `illegal`: an error.
 */
export type Verdict = "legal" | "open" | "illegal";

/** The outcome of a validation. Plain JSON. `CustomId` is the ids of the custom rules. */
export interface Report<CustomId extends string = never> {
  /** Whether the history is legal, still open, or illegal. */
  readonly verdict: Verdict;
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly (RuleFinding | CustomFinding<CustomId>)[];
  /** What was checked, so that a report without findings is not mistaken for a check. */
  readonly checked: {
    /** Entries in the array. */
    readonly entries: number;
    /** Steps from one entry to the next that replay checked. */
    readonly transitions: number;
    /** The rules that ran: those that are on and found the fields that they need. */
    readonly rules: readonly string[];
  };
}

/** A finding of a custom rule; the rule decides what its data is. */
export type CustomFinding<Id extends string> = Id extends string ? FindingOf<Id, unknown> : never;
