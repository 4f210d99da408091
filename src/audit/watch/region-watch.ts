import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { JobRecord } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { hasEndedStatus } from "../../validate/engine/primary-status.ts";
import { createMonitor, type Monitor, type MonitorOptions } from "../../validate/monitor/create-monitor.ts";
import type { Policy } from "../config/policy.ts";
import { auditWith } from "../pipeline/audit-record.ts";
import type { AuditResult } from "../pipeline/audit-result.ts";
import { hasEnded } from "../pipeline/has-ended.ts";
import type { UnreadInput } from "../pipeline/record-source.ts";
import { statusesOf } from "../pipeline/statuses-of.ts";
import { abortOnReturn } from "../sources/aws/abort-on-return.ts";
import type { Account, ListRequest } from "../sources/aws/account.ts";
import { describeJobs, type NumberedJob } from "../sources/aws/describe-jobs.ts";
import { listJobs, pathOf } from "../sources/aws/list-jobs.ts";

export interface RegionSettings {
  readonly filters: ListRequest;
  readonly concurrency: number;
  readonly policy: Policy;
}

/** A job that was deleted before its end was seen. */
export interface LostJob {
  readonly kind: "lost";
  readonly path: string;
  readonly problem: string;
}

/** Follows the running jobs of a region from their first response to their end. */
export class RegionWatch {
  readonly #account: Account;
  readonly #settings: RegionSettings;
  readonly #monitor: Monitor;
  /** Running jobs, by identity. */
  readonly #running = new Map<string, NumberedJob>();
  /** Jobs that are finished with. A stale listing may still contain them. */
  readonly #over = new Set<string>();
  /** Jobs that the last poll could not describe. */
  #missed: ReadonlySet<string> = new Set();
  #isListed = false;
  /** All findings reported for each job so far. */
  readonly #told = new Map<string, AuditResult>();
  #line = 0;

  constructor(account: Account, settings: RegionSettings) {
    this.#account = account;
    this.#settings = settings;
    const { repair, ...options } = settings.policy.optionsFor(pathOf(account));
    this.#monitor = createMonitor(options as MonitorOptions);
  }

  get path(): string {
    return pathOf(this.#account);
  }

  /** Whether the last listing was complete. */
  get isListed(): boolean {
    return this.#isListed;
  }

  /** The number of running jobs. */
  get running(): number {
    return this.#running.size;
  }

  /** Each job seen so far, with all findings reported for it. */
  get histories(): Iterable<AuditResult> {
    return this.#told.values();
  }

  /** Describes all running jobs once, and yields those with new findings. */
  async *poll(signal: AbortSignal): AsyncGenerator<AuditResult | UnreadInput | LostJob> {
    const { concurrency, policy } = this.#settings;
    const descriptions = abortOnReturn(signal, (signal) =>
      describeJobs(this.#account, this.#jobs(signal), concurrency, signal),
    );
    const seen = new Set<string>();
    for await (const description of descriptions) {
      if ("listed" in description) seen.add(description.listed.identity);
      switch (description.kind) {
        case "described":
          yield* this.#see(description.listed.identity, description.record);
          break;
        case "denied":
          yield* this.#tell(description.listed.identity, auditWith(description.record, policy.settingsFor(this.path)));
          this.#end(description.listed.identity);
          break;
        case "gone":
          if (this.#missed.has(description.listed.identity)) yield this.#lost(description.listed);
          this.#end(description.listed.identity);
          break;
        case "unread":
          yield description;
          break;
        case "over":
          yield { kind: "unread", path: this.path, problem: description.problem };
      }
    }
    this.#missed = new Set([...this.#running.keys()].filter((identity) => !seen.has(identity)));
    for (const { job, findings } of this.#monitor.check()) {
      yield* this.#tell(job, { ...this.#told.get(job)!, findings });
    }
  }

  /**
   * Known running jobs come first, because a listing may be slow or fail. A job that is no longer listed has ended or
   * was deleted.
   */
  async *#jobs(signal: AbortSignal): AsyncGenerator<NumberedJob | UnreadInput> {
    yield* [...this.#running.values()];
    this.#isListed = true;
    for await (const job of listJobs(this.#account, this.#settings.filters, signal)) {
      if (job.kind === "unread") {
        this.#isListed = false;
        yield job;
      } else if (!hasEndedStatus(trainingJobLifecycle, job.primary) && this.#isWanted(job)) {
        if (this.#running.has(job.identity)) continue;
        const running = { ...job, line: ++this.#line };
        this.#running.set(job.identity, running);
        yield running;
      }
    }
  }

  #lost({ name }: NumberedJob): LostJob {
    const problem = "the job could not be described at the previous poll and is now deleted, so its end was not seen";
    return { kind: "lost", path: `${this.path} ${name}`, problem };
  }

  #isWanted({ identity, name }: { readonly identity: string; readonly name: string }): boolean {
    return !this.#over.has(identity) && this.#settings.policy.ignoring({ name }) === undefined;
  }

  *#see(identity: string, record: JobRecord): Generator<AuditResult> {
    const { name, job, source } = record;
    const findings = this.#monitor.update(identity, job);
    const verdict = hasEnded(record) ? "legal" : "open";
    yield* this.#tell(identity, { job: name ?? null, source, verdict, findings, statuses: statusesOf(record.job) });
    if (hasEnded(record)) this.#end(identity);
  }

  /** Adds new findings to those of the job, and yields the result if there are any. */
  *#tell(identity: string, news: AuditResult): Generator<AuditResult> {
    const findings: readonly RuleFinding[] = [...(this.#told.get(identity)?.findings ?? []), ...news.findings];
    const isIllegal = news.verdict !== "unreadable" && findings.some(({ severity }) => severity === "error");
    const audited: AuditResult = isIllegal ? { ...news, verdict: "illegal" } : news;
    this.#told.set(identity, { ...audited, findings });
    if (news.findings.length > 0) yield audited;
  }

  #end(identity: string): void {
    this.#over.add(identity);
    this.#running.delete(identity);
    this.#monitor.close(identity);
  }
}
