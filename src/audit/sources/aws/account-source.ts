import { pMapIterable } from "p-map";
import type { JobRecord, ReadRecord } from "../../../read/read-record.ts";
import type { RecordSource, SourceEvents, UnreadInput } from "../../pipeline/record-source.ts";
import { abortOnReturn } from "./abort-on-return.ts";
import type { Account, ListRequest } from "./account.ts";
import { describeJobs, type NumberedJob } from "./describe-jobs.ts";
import { JobProgress } from "./job-progress.ts";
import { type ListedJob, listJobs, pathOf } from "./list-jobs.ts";
import { openSaveFiles, type SaveFiles, type SavePaths } from "./save-and-resume.ts";

export interface AccountSettings extends SavePaths {
  /** The regions, read one after the other. */
  readonly accounts: readonly Account[];
  readonly filters: ListRequest;
  /** Most jobs to audit, of all regions together. */
  readonly max: number;
  /** Jobs described at a time. */
  readonly concurrency: number;
}

/**
 * The training jobs of an account, each described once.
 *
 * @throws UsageError if a file of `--save` or `--resume` cannot be opened.
 */
export async function accountSource(settings: AccountSettings): Promise<RecordSource> {
  const files = await openSaveFiles(settings);
  const { saved } = files;
  return {
    async *batches(terminal, events) {
      const signal = terminal.signal ?? new AbortController().signal;
      const audit = new AccountAudit(settings, files, events);
      try {
        for await (const record of audit.resumed(signal)) yield [record];
        if (signal.aborted) return;
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
  readonly #files: SaveFiles;
  readonly #events: SourceEvents;
  /** Pages may overlap if jobs come and go between them. */
  readonly #listed = new Set<string>();
  /** Jobs to audit so far, of the file and of the listings. */
  #taken = 0;

  constructor(settings: AccountSettings, files: SaveFiles, events: SourceEvents) {
    this.#settings = settings;
    this.#files = files;
    this.#events = events;
  }

  /** The jobs of the file that had ended. Another file of `--save` gets all of its jobs. */
  async *resumed(signal: AbortSignal): AsyncGenerator<ReadRecord> {
    const { resumption, isSame } = this.#files;
    const saved = isSame ? undefined : this.#files.saved;
    if (resumption === undefined) return;
    if (resumption.remark !== undefined) this.#events.onRemark(resumption.remark);
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
    const descriptions = abortOnReturn(signal, (signal) => {
      const jobs = this.#toDescribe(listJobs(account, filters, signal), progress, pathOf(account));
      // The listing runs ahead of the describing, so that the progress bar knows how many jobs there are.
      const listed = pMapIterable(jobs, (job) => job, { concurrency: 1, backpressure: Number.POSITIVE_INFINITY });
      const save = async (record: JobRecord) => this.#files.saved?.add(record);
      return describeJobs(account, listed, concurrency, signal, save);
    });
    let gone = 0;
    for await (const description of descriptions) {
      switch (description.kind) {
        case "described":
        case "denied":
          yield description.record;
          break;
        case "gone": {
          const known = this.#files.resumption?.unended.get(description.listed.identity);
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
      this.#events.onRemark(`${pathOf(account)}: ${jobs} deleted between listing and describing`);
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
        if (this.#files.resumption?.has(job.identity) !== true) yield take(job);
        if (this.#taken >= max) break;
      }
    }
    // Filters or an error may have kept an unfinished job out of the listing: it is described nevertheless.
    for (const [identity, { name = "", source }] of this.#files.resumption?.unended ?? []) {
      if (this.#taken >= max) break;
      if (source.file !== path || this.#listed.has(identity)) continue;
      this.#listed.add(identity);
      line++;
      yield take({ kind: "listed", name, identity, primary: undefined });
    }
    progress.expectNoMore();
  }
}
