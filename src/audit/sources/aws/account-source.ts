import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { ReadRecord } from "../../../read/described-job.ts";
import type { RecordSource, SourceEvents, UnreadInput } from "../../record-source.ts";
import { UsageError } from "../../usage-error.ts";
import type { Account, ListRequest } from "./account.ts";
import { describeJobs, type NumberedJob } from "./describe-jobs.ts";
import { JobProgress } from "./job-progress.ts";
import { type ListedJob, listJobs, pathOf } from "./list-jobs.ts";
import { readAhead } from "./read-ahead.ts";
import { Resumption } from "./resumption.ts";
import { SavedJobs } from "./saved-jobs.ts";

export interface AccountSettings {
  /** Its regions, which are read one after the other. */
  readonly accounts: readonly Account[];
  readonly filters: ListRequest;
  /** No more jobs than this, of all regions together. */
  readonly max: number;
  /** Jobs that are described at once. */
  readonly concurrency: number;
  /** The file to keep what is read in. */
  readonly save?: string | undefined;
  /** The file that an earlier audit has kept; it goes on being kept, unless `save` names another. */
  readonly resume?: string | undefined;
}

/**
 * The training jobs of an account, each described once.
 *
 * @throws UsageError where a file cannot be made or is not there.
 */
export async function accountSource(settings: AccountSettings): Promise<RecordSource> {
  const { accounts, save, resume } = settings;
  const isGoingOn = resume !== undefined && existsSync(resume);
  const isSame = resume !== undefined && (save === undefined || resolve(save) === resolve(resume));
  if (resume !== undefined && !isGoingOn && (save === undefined || !isSame)) {
    throw new UsageError(`there is no ${resume} to go on with; --save ${resume} begins it`);
  }
  const path = save ?? resume;
  const saved = path && (await (isGoingOn && isSame ? SavedJobs.draft(path) : SavedJobs.create(path)));
  const resumption = isGoingOn && saved ? new Resumption(resume) : undefined;

  return {
    async *records(terminal, events) {
      const signal = terminal.signal ?? new AbortController().signal;
      const audit = new AccountAudit(settings, events, saved || undefined, resumption);
      try {
        if (resumption !== undefined && saved) {
          yield* resumption.ended(terminal, saved, events.onRemark);
          // What an interrupted reading has carried over is not all: the file stays as it was.
          if (signal.aborted) return;
          await saved.replace();
        }
        for (const account of accounts) {
          yield* audit.region(account, signal);
          if (signal.aborted) return;
        }
        yield* resumption?.lost() ?? [];
      } finally {
        if (saved) await saved.close();
      }
    },
  };
}

class AccountAudit {
  readonly #settings: AccountSettings;
  readonly #events: SourceEvents;
  readonly #saved: SavedJobs | undefined;
  readonly #resumption: Resumption | undefined;
  /** Pages may overlap, where jobs come and go between them. */
  readonly #listed = new Set<string>();

  constructor(
    settings: AccountSettings,
    events: SourceEvents,
    saved: SavedJobs | undefined,
    resumption: Resumption | undefined,
  ) {
    this.#settings = settings;
    this.#events = events;
    this.#saved = saved;
    this.#resumption = resumption;
  }

  async *region(account: Account, signal: AbortSignal): AsyncGenerator<ReadRecord | UnreadInput> {
    const { filters, concurrency } = this.#settings;
    const progress = new JobProgress(pathOf(account), this.#events.onProgress);
    const jobs = readAhead(this.#toDescribe(listJobs(account, filters, signal), progress));
    let gone = 0;
    for await (const description of describeJobs(account, jobs, concurrency, signal)) {
      if (description.kind === "unread") yield description;
      if (description.kind === "over") {
        if (description.problem !== undefined) {
          const problem = `${description.problem}; stopped ${progress.place}`;
          yield { kind: "unread", path: pathOf(account), problem };
        }
        break;
      }
      if (description.kind !== "unread") progress.advance();
      if (description.kind === "gone") gone++;
      if (description.kind === "denied") yield description.record;
      if (description.kind === "described") {
        this.#resumption?.renew(description.listed.identity);
        await this.#saved?.add(description.record);
        yield description.record;
      }
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
      if (job.kind === "unread") {
        yield job;
        continue;
      }
      if (this.#listed.has(job.identity)) continue;
      if (this.#listed.size === this.#settings.max) break;
      this.#listed.add(job.identity);
      line++;
      if (this.#resumption?.has(job.identity) === true) continue;
      progress.expect();
      yield { ...job, line };
    }
    progress.expectNoMore();
  }
}
