import type { JobRecord, Source } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Verdict } from "../../validate/engine/report.ts";
import type { Repair } from "../../validate/repair/repair.ts";

/** One history after its audit, as reporters get it. */
export interface AuditResult {
  /** TrainingJobName; null where the input names none. */
  readonly job: string | null;
  readonly source: Source;
  /** "unreadable": a record from which no history could be read; its finding says why. */
  readonly verdict: Verdict | "unreadable";
  readonly findings: readonly RuleFinding[];
  /** What would make the sequence legal; present where that was asked for and there is something to be done. */
  readonly repair?: Repair;
  /** The record is the whole input, and there is no history in it. */
  readonly isInput?: true;
  /** Line of the response of this job that reported the same errors, which are therefore not among `findings`. */
  readonly sameAs?: number;
  /** Findings that the baseline knows, which are not among `findings`; absent where there is no baseline. */
  readonly known?: readonly RuleFinding[];
  /** The statuses as the input has them, for reports that draw the history. Not part of the JSON contract. */
  readonly statuses: readonly string[];
  /** What was read, for reports that show more than findings; absent where nothing could be read. */
  readonly record?: JobRecord;
}
