import type { ReadRecord } from "../../../read/read-record.ts";
import type { RecordSource, SourceEvents, UnreadInput } from "../../pipeline/record-source.ts";
import { whileRead } from "./abort-on-return.ts";
import type { Account, ListRequest } from "./account.ts";
import { describeJobs, type NumberedJob } from "./describe-jobs.ts";
import { JobProgress } from "./job-progress.ts";
import { type ListedJob, listJobs, pathOf } from "./list-jobs.ts";
import { readAhead } from "./prefetch.ts";
import { type KeptFiles, type KeptPaths, openKeptFiles } from "./save-and-resume.ts";

/** `save` is the file to keep what is read in; `resume` the one that an earlier audit has kept. */
export interface AccountSettings extends KeptPaths {
  /** Its regions, which are read one after the other. */
  readonly accounts: readonly Account[];
  readonly filters: ListRequest;
  /** No more jobs than this, of all regions together. */
  readonly max: number;
  /** Jobs that are described at once. */
  readonly concurrency: number;
}

/**
 * The training jobs of an account, each described once.
 *
 * @throws UsageError where a file to keep them in cannot be made or is not there.
 */
export async function accountSource(settings: AccountSettings): Promise<RecordSource> {
  const kept = await openKeptFiles(settings);
  const { saved } = kept;
  return {
    async *batches(terminal, events) {
      const signal = terminal.signal ?? new AbortController().signal;
      const audit = new AccountAudit(settings, kept, events);
      try {
        for await (const record of audit.kept(signal)) yield [record];
        // What an interrupted reading has carried over is not all: the file stays as it was.
        if (signal.aborted) return;
        await saved?.replace();
        for (const account of settings.accounts) {
          for await (const record of audit.region(account, signal)) yield [record];
          if (signal.aborted) return;
        }
      } finally {
        await saved?.close();
      }
    },
    close: async () => saved?.close(),
  };
}

class AccountAudit {
  readonly #settings: AccountSettings;
  readonly #kept: KeptFiles;
  readonly #events: SourceEvents;
  /** Pages may overlap, where jobs come and go between them. */
  readonly #listed = new Set<string>();
  /** Jobs of the file and of the listings that are audited. */
  #taken = 0;

  constructor(settings: AccountSettings, kept: KeptFiles, events: SourceEvents) {
    this.#settings = settings;
    this.#kept = kept;
    this.#events = events;
  }

  /** The jobs of the file that had ended; all of it is carried over. */
  async *kept(signal: AbortSignal): AsyncGenerator<ReadRecord> {
    const { saved, resumption } = this.#kept;
    if (resumption === undefined) return;
    if (resumption.remark !== undefined) this.#events.onRemark(`${resumption.remark}; going on from there`);
    for await (const record of resumption.ended(signal)) {
      await saved?.add(record);
      if (this.#taken >= this.#settings.max) continue;
      this.#taken++;
      yield record;
    }
    for (const record of resumption.unended.values()) await saved?.add(record);
  }

  async *region(account: Account, signal: AbortSignal): AsyncGenerator<ReadRecord | UnreadInput> {
    const { filters, concurrency, max } = this.#settings;
    if (this.#taken >= max) return;
    const progress = new JobProgress(pathOf(account), this.#events.onProgress);
    const descriptions = whileRead(signal, (signal) => {
      const listing = listJobs(account, filters, signal);
      return describeJobs(
        account,
        readAhead(this.#toDescribe(listing, progress, pathOf(account))),
        concurrency,
        signal,
        async (record) => this.#kept.saved?.add(record),
      );
    });
    let gone = 0;
    for await (const description of descriptions) {
      switch (description.kind) {
        case "described":
        case "denied":
          yield description.record;
          break;
        case "gone": {
          const known = this.#kept.resumption?.unended.get(description.listed.identity);
          if (known === undefined) gone++;
          else yield known;
          break;
        }
        case "unread":
          yield description;
          break;
        case "over":
          yield { kind: "unread", path: pathOf(account), problem: `${description.problem}; stopped ${progress.place}` };
      }
      if (description.kind !== "unread") progress.advance();
    }
    if (gone > 0) {
      const jobs = gone === 1 ? "1 job was" : `${gone} jobs were`;
      this.#events.onRemark(`${pathOf(account)}: ${jobs} deleted after the listing, and could not be described`);
    }
  }

  async *#toDescribe(
    listing: AsyncIterable<ListedJob | UnreadInput>,
    progress: JobProgress,
    path: string,
  ): AsyncGenerator<NumberedJob | UnreadInput> {
    let line = 0;
    const { max } = this.#settings;
    const take = (job: ListedJob): NumberedJob => {
      this.#taken++;
      progress.expect();
      return { ...job, line };
    };
    for await (const job of listing) {
      if (job.kind === "unread") yield job;
      else if (!this.#listed.has(job.identity)) {
        this.#listed.add(job.identity);
        line++;
        if (this.#kept.resumption?.has(job.identity) !== true) yield take(job);
        if (this.#taken >= max) break;
      }
    }
    // A listing may not come to all that ran: whether such a job is there still is for the account to say.
    for (const [identity, { name = "", source }] of this.#kept.resumption?.unended ?? []) {
      if (this.#taken >= max) break;
      if (source.file !== path || this.#listed.has(identity)) continue;
      this.#listed.add(identity);
      line++;
      yield take({ kind: "listed", name, identity, primary: undefined });
    }
    progress.expectNoMore();
  }
}
