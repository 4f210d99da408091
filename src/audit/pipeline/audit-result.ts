import type { Evidence } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { JobRecord, Source } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Verdict } from "../../validate/engine/report.ts";
import type { Repair } from "../../validate/repair/repair.ts";

/** One history after its audit, as reporters get it. */
export interface AuditResult {
  /** The name of the job; null if the input has no name. */
  readonly job: string | null;
  /** Where the record was found. */
  readonly source: Source;
  /**
   * "legal": ended, without an error; "open": not ended, without an error; "illegal": at least one error; "unreadable":
   * the record has no readable history, and its finding says why.
   */
  readonly verdict: Verdict | "unreadable";
  /** In the order of the history, then those about the job as a whole. */
  readonly findings: readonly RuleFinding[];
  /** The edits that make the sequence legal; present with `--repair` if there are any. */
  readonly repair?: Repair;
  /** The result is about an input that could not be read, or not to its end. */
  readonly isInput?: true;
  /** Line of the earlier response of this job that has the same errors, which are therefore left out of `findings`. */
  readonly sameAs?: number;
  /** Number of findings in the baseline, which are left out of `findings`; absent without a baseline. */
  readonly known?: readonly RuleFinding[];
  /** The statuses as in the input, for reports that draw the history. Not part of the JSON contract. */
  readonly statuses: readonly string[];
  /** The lifecycle that the history was replayed through; absent if the record is unreadable. */
  readonly lifecycle?: Lifecycle;
  /** The weakest evidence that made an edge legal; absent if the record is unreadable. */
  readonly evidence?: Evidence;
  /** The decoded record, for reports that show more than findings; absent if it is unreadable. */
  readonly record?: JobRecord;
}
