import type { ScannedJob } from "../read/scan/scanned-job.ts";
import type { RuleFinding } from "../validate/catalogue.ts";
import type { Audited } from "./audited.ts";
import type { CleanVariant } from "./clean-variants.ts";

const NOTHING: readonly RuleFinding[] = Object.freeze([]);

/** A job of which no rule has anything to say: what a report shows of it is made when the report asks for it. */
export class CleanAudited implements Audited {
  readonly record: ScannedJob;
  readonly findings = NOTHING;
  readonly #variant: CleanVariant;

  constructor(record: ScannedJob, variant: CleanVariant) {
    this.record = record;
    this.#variant = variant;
  }

  get verdict(): CleanVariant["verdict"] {
    return this.#variant.verdict;
  }

  get statuses(): readonly string[] {
    return this.#variant.statuses;
  }

  get job(): string | null {
    return this.record.name ?? null;
  }

  get source(): Audited["source"] {
    return this.record.source;
  }
}
