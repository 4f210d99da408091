import type { ScannedJob } from "../read/scan/scanned-job.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import type { Verdict } from "../validate/report.ts";
import type { Audited } from "./audited.ts";

const NOTHING: readonly RuleFinding[] = Object.freeze([]);

/** A job of which no rule has anything to say: what a report shows of it is made when the report asks for it. */
export class CleanAudited implements Audited {
  readonly record: ScannedJob;
  readonly verdict: Verdict;
  readonly statuses: readonly string[];
  readonly findings = NOTHING;

  constructor(record: ScannedJob, verdict: Verdict, statuses: readonly string[]) {
    this.record = record;
    this.verdict = verdict;
    this.statuses = statuses;
  }

  get job(): string | null {
    return this.record.name ?? null;
  }

  get source(): Audited["source"] {
    return this.record.source;
  }
}
