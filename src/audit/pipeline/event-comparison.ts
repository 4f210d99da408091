import { transitionsIn } from "../../model/job.ts";
import { identityOf } from "../../model/snapshot-order.ts";
import type { JobRecord } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { findingKeys } from "../../validate/monitor/finding-keys.ts";
import { compareResponses } from "../../validate/snapshots/compare-responses.ts";
import { recordLifecycle } from "./record-lifecycle.ts";

/** Findings kept of one job. */
const MOST_OF_JOB = 100;

/** The findings of comparing the events of each job, over all inputs. */
export class EventComparison {
  /** By job, each finding once. */
  readonly #findings = new Map<string, Map<string, RuleFinding>>();

  /** Takes two events of one job. */
  add(earlier: JobRecord, later: JobRecord, settings: Settings): void {
    const job = identityOf(later.name, later.job);
    if (job === undefined) return;
    const lifecycle = recordLifecycle(later, settings.lifecycle);
    const findings = compareResponses(earlier.job, later.job, { ...settings, lifecycle });
    if (findings.length === 0) return;
    const ofJob = this.#findings.get(job) ?? new Map<string, RuleFinding>();
    const keys = findingKeys(findings, transitionsIn(later.job));
    for (const [i, finding] of findings.entries()) if (ofJob.size < MOST_OF_JOB) ofJob.set(keys[i]!, finding);
    this.#findings.set(job, ofJob);
  }

  get isEmpty(): boolean {
    return this.#findings.size === 0;
  }

  has(job: string): boolean {
    return this.#findings.has(job);
  }

  /** Returns and forgets the findings of a job. */
  take(job: string): RuleFinding[] {
    const findings = [...(this.#findings.get(job)?.values() ?? [])];
    this.#findings.delete(job);
    return findings;
  }
}
