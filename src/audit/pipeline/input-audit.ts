import type { Lifecycle } from "../../machine/lifecycle.ts";
import { isArray } from "../../model/safe-access.ts";
import { identityOf } from "../../model/snapshot-order.ts";
import type { ReadRecord } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { awsJob } from "../../validate/field-names.ts";
import { JobTracker } from "../../validate/monitor/job-tracker.ts";
import { auditWith } from "./audit-record.ts";
import type { AuditResult } from "./audit-result.ts";
import type { EventComparison } from "./event-comparison.ts";
import { recordLifecycle } from "./record-lifecycle.ts";

/** Maximum number of jobs remembered per input. Beyond it, the least recently seen are forgotten. */
const MOST_REMEMBERED = 20_000;
/** Maximum size of these jobs in bytes, as `JobStore` counts them. */
const MOST_WEIGHT = 20e6;

/** What is remembered of the jobs of one lifecycle: a job of another one may have the same name. */
interface Remembered {
  readonly tracker: JobTracker;
  /** By job, the line of the last response with errors. */
  readonly errorLines: Map<string, number>;
}

/**
 * Audits the records of one input. Several records may describe one job. Each response is validated and compared with
 * the latest earlier one of its job; a finding is reported once per job. For events, only the latest is validated, and
 * the findings of comparing all of them are reported with it.
 */
export class InputAudit {
  readonly #settings: Settings;
  readonly #remembered = new Map<Lifecycle, Remembered>();
  readonly #comparison: EventComparison;

  constructor(settings: Settings, comparison: EventComparison) {
    this.#comparison = comparison;
    this.#settings = settings;
  }

  audit(record: ReadRecord): AuditResult {
    if (record.kind !== "job" || isArray(record.job)) return auditWith(record, this.#settings);
    const lifecycle = recordLifecycle(record, this.#settings.lifecycle);
    const job = awsJob(record.job, lifecycle);
    const key = identityOf(record.name, job);
    if (key === undefined) return auditWith(record, this.#settings);
    const { tracker, errorLines } = this.#of(lifecycle);
    const audited = auditWith(record, this.#settings, (_, settings) => tracker.describe(key, job, settings));
    this.#forgetOldest(lifecycle);
    const hasEvents = record.lifecycle === undefined && this.#comparison.has(key);
    const findings = hasEvents ? this.#withEvents(key, audited.findings) : audited.findings;
    // A comparison is not about a single response.
    const hasError = findings.some(({ severity }) => severity === "error");
    const verdict = hasError ? "illegal" : audited.verdict;
    if (hasError) errorLines.set(key, record.source.line);
    const sameAs = verdict === "illegal" && !hasError ? errorLines.get(key) : undefined;
    if (sameAs !== undefined) return { ...audited, findings, verdict, sameAs };
    return findings === audited.findings && verdict === audited.verdict ? audited : { ...audited, findings, verdict };
  }

  /** Keeps memory flat, whatever the number of jobs in the input. */
  #forgetOldest(lifecycle: Lifecycle): void {
    const { tracker, errorLines } = this.#of(lifecycle);
    const { memory } = tracker;
    while (memory.size > MOST_REMEMBERED || memory.weight > MOST_WEIGHT) {
      const oldest = memory.names().next().value!;
      memory.forget(oldest);
      errorLines.delete(oldest);
    }
  }

  #of(lifecycle: Lifecycle): Remembered {
    const known = this.#remembered.get(lifecycle) ?? { tracker: new JobTracker(lifecycle), errorLines: new Map() };
    this.#remembered.set(lifecycle, known);
    return known;
  }

  #withEvents(key: string, findings: readonly RuleFinding[]): readonly RuleFinding[] {
    const places = new Set(findings.map(({ path }) => path.join(".")));
    return [...findings, ...this.#comparison.take(key).filter(({ path }) => !places.has(path.join(".")))];
  }
}
