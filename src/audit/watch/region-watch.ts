import { trainingJob } from "../../machine/training-job.ts";
import type { DescribedJob } from "../../read/described-job.ts";
import type { RuleFinding } from "../../validate/catalogue.ts";
import { createMonitor, type Monitor } from "../../validate/monitor.ts";
import { saysEnded } from "../../validate/says-ended.ts";
import { auditRecord } from "../audit-record.ts";
import type { Audited } from "../audited.ts";
import type { Policy } from "../policy.ts";
import type { UnreadInput } from "../record-source.ts";
import type { Account, ListRequest } from "../sources/aws/account.ts";
import { describeJobs, type NumberedJob } from "../sources/aws/describe-jobs.ts";
import { hasEnded } from "../sources/aws/has-ended.ts";
import { listJobs, pathOf } from "../sources/aws/list-jobs.ts";
import { whileRead } from "../sources/aws/while-read.ts";
import { statusesOf } from "../statuses-of.ts";

export interface RegionSettings {
  readonly filters: ListRequest;
  readonly concurrency: number;
  readonly policy: Policy;
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
  /** What was told of each job, all of it. */
  readonly #told = new Map<string, Audited>();
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

  /** How many jobs run. */
  get running(): number {
    return this.#running.size;
  }

  /** Each job that was looked at, with all that was told of it. */
  get histories(): Iterable<Audited> {
    return this.#told.values();
  }

  /** Looks at all jobs that run, once, and gives those of which there is something new to tell. */
  async *poll(signal: AbortSignal): AsyncGenerator<Audited | UnreadInput> {
    yield* this.#list(signal);
    // What is listed no more has ended, or was deleted.
    const jobs = [...this.#running.values()];
    const { concurrency, policy } = this.#settings;
    const descriptions = whileRead(signal, (signal) => describeJobs(this.#account, jobs, concurrency, signal));
    for await (const description of descriptions) {
      switch (description.kind) {
        case "described":
          yield* this.#see(description.listed.identity, description.record);
          break;
        case "denied":
          yield* this.#tell(description.listed.identity, auditRecord(description.record, policy.optionsFor(this.path)));
          this.#end(description.listed.identity);
          break;
        case "gone":
          this.#end(description.listed.identity);
          break;
        case "unread":
          yield description;
          break;
        case "over":
          yield { kind: "unread", path: this.path, problem: description.problem };
      }
    }
    for (const { job, findings } of this.#monitor.look()) {
      yield* this.#tell(job, { ...this.#told.get(job)!, findings });
    }
  }

  async *#list(signal: AbortSignal): AsyncGenerator<UnreadInput> {
    for await (const job of listJobs(this.#account, this.#settings.filters, signal)) {
      if (job.kind === "unread") yield job;
      else if (!saysEnded(trainingJob, job.primary) && this.#isWanted(job)) {
        if (!this.#running.has(job.identity)) this.#running.set(job.identity, { ...job, line: ++this.#line });
      }
    }
  }

  #isWanted({ identity, name }: { readonly identity: string; readonly name: string }): boolean {
    return !this.#over.has(identity) && this.#settings.policy.ignoring({ name }) === undefined;
  }

  *#see(identity: string, record: DescribedJob): Generator<Audited> {
    const { name, job, source } = record;
    const findings = this.#monitor.see(identity, job);
    const verdict = hasEnded(record) ? "legal" : "open";
    yield* this.#tell(identity, { job: name ?? null, source, verdict, findings, statuses: statusesOf(record) });
    if (hasEnded(record)) this.#end(identity);
  }

  /** Keeps what is told of a job with what was told before, and gives it where it is anything. */
  *#tell(identity: string, news: Audited): Generator<Audited> {
    const findings: readonly RuleFinding[] = [...(this.#told.get(identity)?.findings ?? []), ...news.findings];
    const isIllegal = news.verdict !== "unreadable" && findings.some(({ severity }) => severity === "error");
    const audited: Audited = isIllegal ? { ...news, verdict: "illegal" } : news;
    this.#told.set(identity, { ...audited, findings });
    if (news.findings.length > 0) yield audited;
  }

  #end(identity: string): void {
    this.#over.add(identity);
    this.#running.delete(identity);
    this.#monitor.close(identity);
  }
}
