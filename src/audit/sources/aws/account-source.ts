import type { ReadRecord } from "../../../read/described-job.ts";
import type { RecordSource, SourceEvents, UnreadInput } from "../../record-source.ts";
import type { Account, ListRequest } from "./account.ts";
import { describeJobs, type NumberedJob } from "./describe-jobs.ts";
import { JobProgress } from "./job-progress.ts";
import { type KeptFiles, type KeptPaths, openKeptFiles } from "./kept-files.ts";
import { type ListedJob, listJobs, pathOf } from "./list-jobs.ts";
import { readAhead } from "./read-ahead.ts";
import { whileRead } from "./while-read.ts";

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
  const { saved, resumption } = kept;
  return {
    async *records(terminal, events) {
      const signal = terminal.signal ?? new AbortController().signal;
      const audit = new AccountAudit(settings, kept, events);
      try {
        yield* resumption?.ended(terminal, events.onRemark, (record) => saved?.add(record)) ?? [];
        // What an interrupted reading has carried over is not all: the file stays as it was.
        if (signal.aborted) return;
        await saved?.replace();
        for (const account of settings.accounts) {
          yield* audit.region(account, signal);
          if (signal.aborted) return;
        }
        yield* resumption?.lost() ?? [];
      } finally {
        await saved?.close();
      }
    },
  };
}

class AccountAudit {
  readonly #settings: AccountSettings;
  readonly #kept: KeptFiles;
  readonly #events: SourceEvents;
  /** Pages may overlap, where jobs come and go between them. */
  readonly #listed = new Set<string>();

  constructor(settings: AccountSettings, kept: KeptFiles, events: SourceEvents) {
    this.#settings = settings;
    this.#kept = kept;
    this.#events = events;
  }

  async *region(account: Account, signal: AbortSignal): AsyncGenerator<ReadRecord | UnreadInput> {
    const { filters, concurrency, max } = this.#settings;
    if (this.#listed.size >= max) return;
    const progress = new JobProgress(pathOf(account), this.#events.onProgress);
    const descriptions = whileRead(signal, (signal) => {
      const listing = listJobs(account, filters, signal);
      return describeJobs(account, readAhead(this.#toDescribe(listing, progress)), concurrency, signal);
    });
    let gone = 0;
    for await (const description of descriptions) {
      switch (description.kind) {
        case "described":
          this.#kept.resumption?.renew(description.listed.identity);
          await this.#kept.saved?.add(description.record);
          yield description.record;
          break;
        case "denied":
          yield description.record;
          break;
        case "gone":
          gone++;
          break;
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
  ): AsyncGenerator<NumberedJob | UnreadInput> {
    let line = 0;
    for await (const job of listing) {
      if (job.kind === "unread") yield job;
      else if (!this.#listed.has(job.identity)) {
        this.#listed.add(job.identity);
        line++;
        if (this.#kept.resumption?.has(job.identity) !== true) {
          progress.expect();
          yield { ...job, line };
        }
        if (this.#listed.size >= this.#settings.max) break;
      }
    }
    progress.expectNoMore();
  }
}
