import { trainingJob } from "../../machine/training-job.ts";
import type { JobRecord } from "../../read/read-record.ts";
import type { RuleFinding } from "../../validate/engine/catalogue.ts";
import { hasEndedStatus } from "../../validate/engine/has-ended.ts";
import { createMonitor, type Monitor } from "../../validate/monitor/create-monitor.ts";
import type { Policy } from "../config/policy.ts";
import { auditRecord } from "../pipeline/audit-record.ts";
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

/** A job of which nobody will know any more how it ended. */
export interface LostJob {
  readonly kind: "lost";
  readonly path: string;
  readonly problem: string;
}

/** The jobs of a region that run, from their first description to their end. */
export class RegionWatch {
  readonly #account: Account;
  readonly #settings: RegionSettings;
  readonly #monitor: Monitor;
  /** Jobs that run, by identity. */
  readonly #running = new Map<string, NumberedJob>();
  /** Jobs that have ended, or of which all is told that can be: a listing may be late. */
  readonly #over = new Set<string>();
  /** Jobs that the last look has missed. */
  #missed: ReadonlySet<string> = new Set();
  #isListed = false;
  /** What was told of each job, all of it. */
  readonly #told = new Map<string, AuditResult>();
  #line = 0;

  constructor(account: Account, settings: RegionSettings) {
    this.#account = account;
    this.#settings = settings;
    const { now, repair, ...options } = settings.policy.optionsFor(pathOf(account));
    this.#monitor = createMonitor(options);
  }

  get path(): string {
    return pathOf(this.#account);
  }

  /** Whether the last listing came to its end. */
  get isListed(): boolean {
    return this.#isListed;
  }

  /** How many jobs run. */
  get running(): number {
    return this.#running.size;
  }

  /** Each job that was looked at, with all that was told of it. */
  get histories(): Iterable<AuditResult> {
    return this.#told.values();
  }

  /** Looks at all jobs that run, once, and gives those of which there is something new to tell. */
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
          yield* this.#tell(description.listed.identity, auditRecord(description.record, policy.optionsFor(this.path)));
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

  /** Those that are known to run first: a listing may be slow, or fail. What is listed no more has ended, or was deleted. */
  async *#jobs(signal: AbortSignal): AsyncGenerator<NumberedJob | UnreadInput> {
    yield* [...this.#running.values()];
    this.#isListed = true;
    for await (const job of listJobs(this.#account, this.#settings.filters, signal)) {
      if (job.kind === "unread") {
        this.#isListed = false;
        yield job;
      } else if (!hasEndedStatus(trainingJob, job.primary) && this.#isWanted(job)) {
        if (this.#running.has(job.identity)) continue;
        const running = { ...job, line: ++this.#line };
        this.#running.set(job.identity, running);
        yield running;
      }
    }
  }

  #lost({ name }: NumberedJob): LostJob {
    const problem = "it could not be described at the look before, and is deleted: its end was not seen";
    return { kind: "lost", path: `${this.path} ${name}`, problem };
  }

  #isWanted({ identity, name }: { readonly identity: string; readonly name: string }): boolean {
    return !this.#over.has(identity) && this.#settings.policy.ignoring({ name }) === undefined;
  }

  *#see(identity: string, record: JobRecord): Generator<AuditResult> {
    const { name, job, source } = record;
    const findings = this.#monitor.update(identity, job);
    const verdict = hasEnded(record) ? "legal" : "open";
    yield* this.#tell(identity, { job: name ?? null, source, verdict, findings, statuses: statusesOf(record) });
    if (hasEnded(record)) this.#end(identity);
  }

  /** Keeps what is told of a job with what was told before, and gives it where it is anything. */
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
