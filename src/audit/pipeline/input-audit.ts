import { isArray } from "../../model/safe-access.ts";
import { identityOf } from "../../model/snapshot-order.ts";
import type { ReadRecord } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { JobTracker } from "../../validate/monitor/job-tracker.ts";
import { auditWith } from "./audit-record.ts";
import type { AuditResult } from "./audit-result.ts";
import type { EventComparison } from "./event-comparison.ts";

/** Maximum number of jobs remembered per input. Beyond it, the least recently seen are forgotten. */
const MOST_REMEMBERED = 20_000;
/** Maximum size of these jobs in bytes, as `JobStore` counts them. */
const MOST_WEIGHT = 20e6;

/**
 * Audits the records of one input. Several records may describe one job. Each response is validated and compared with
 * the latest earlier one of its job; a finding is reported once per job. For events, only the latest is validated, and
 * the findings of comparing all of them are reported with it.
 */
export class InputAudit {
  readonly #settings: Settings;
  readonly #watch: JobTracker;
  readonly #comparison: EventComparison;
  /** By job, the line of the last response with errors. */
  readonly #errorLines = new Map<string, number>();

  constructor(settings: Settings, comparison: EventComparison) {
    this.#comparison = comparison;
    this.#settings = settings;
    this.#watch = new JobTracker(this.#settings.lifecycle);
  }

  audit(record: ReadRecord): AuditResult {
    const key = record.kind === "job" && !isArray(record.job) ? identityOf(record.name, record.job) : undefined;
    if (key === undefined) return auditWith(record, this.#settings);
    const audited = auditWith(record, this.#settings, (job, settings) => this.#watch.describe(key, job, settings));
    this.#forgetOldest();
    const findings = this.#comparison.has(key) ? this.#withEvents(key, audited.findings) : audited.findings;
    // A comparison is not about a single response.
    const hasError = findings.some(({ severity }) => severity === "error");
    const verdict = hasError ? "illegal" : audited.verdict;
    if (hasError) this.#errorLines.set(key, record.source.line);
    const sameAs = verdict === "illegal" && !hasError ? this.#errorLines.get(key) : undefined;
    if (sameAs !== undefined) return { ...audited, findings, verdict, sameAs };
    return findings === audited.findings && verdict === audited.verdict ? audited : { ...audited, findings, verdict };
  }

  /** Keeps memory flat, whatever the number of jobs in the input. */
  #forgetOldest(): void {
    const { memory } = this.#watch;
    while (memory.size > MOST_REMEMBERED || memory.weight > MOST_WEIGHT) {
      const oldest = memory.names().next().value!;
      memory.forget(oldest);
      this.#errorLines.delete(oldest);
    }
  }

  #withEvents(key: string, findings: readonly RuleFinding[]): readonly RuleFinding[] {
    const places = new Set(findings.map(({ path }) => path.join(".")));
    return [...findings, ...this.#comparison.take(key).filter(({ path }) => !places.has(path.join(".")))];
  }
}
