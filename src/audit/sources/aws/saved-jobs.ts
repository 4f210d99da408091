import { statSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { property } from "../../../model/safe-access.ts";
import type { JobRecord } from "../../../read/read-record.ts";
import { ndjson } from "../../../write/exports/ndjson.ts";
import { normalizeJob } from "../../../write/normalize-job.ts";
import { UsageError } from "../../usage-error.ts";

/** What is not written yet is lost where the process is killed: nothing waits for longer than this, or in a longer line. */
const LONGEST_WAIT = { milliseconds: 500, characters: 256 * 1024 };

/** Responses may hold what is in the environment of a job: they are for their owner alone. */
const MODE = 0o600;

/**
 * A file of what was read, in the canonical inputFormat: NDJSON in members of gzip, each written at once. Whatever kills the
 * process, all members but perhaps the last are whole.
 */
export class SavedJobs {
  readonly path: string;
  readonly #file: FileHandle;
  /** Where the file stands until it takes the place of another. */
  #draft: string | undefined;
  #waiting = "";
  #timer: NodeJS.Timeout | undefined;
  /** The writes, one after the other; never rejected. */
  #writing = Promise.resolve();
  #failure: Error | undefined;
  #isClosed = false;

  private constructor(path: string, file: FileHandle, draft: string | undefined) {
    this.path = path;
    this.#file = file;
    this.#draft = draft;
  }

  /** @throws UsageError where the file cannot be made, or is there already. */
  static async create(path: string): Promise<SavedJobs> {
    return new SavedJobs(path, await opened(path, "wx"), undefined);
  }

  /** A file that takes the place of the one at `path` when `replace` is called, and leaves it alone until then. */
  static async draft(path: string): Promise<SavedJobs> {
    const draft = draftOf(path);
    return new SavedJobs(path, await opened(draft, "w"), draft);
  }

  /**
   * A description that does not say whose it is could not be told from others later, and is left out.
   *
   * @throws UsageError where this one, or an earlier one, cannot be written.
   */
  async add({ job, name = "" }: JobRecord): Promise<void> {
    if (typeof property(job, "TrainingJobName") !== "string") return;
    this.#waiting += ndjson.job({ name, job: normalizeJob(job) });
    this.#timer ??= setTimeout(() => this.#write(), LONGEST_WAIT.milliseconds);
    if (this.#waiting.length > LONGEST_WAIT.characters) await this.#write();
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Takes the place that it is for, with all that was added so far. */
  async replace(): Promise<void> {
    if (this.#draft === undefined) return;
    await this.#write();
    if (this.#failure !== undefined) throw this.#failure;
    try {
      await this.#file.sync();
      await rename(this.#draft, this.path);
    } catch (error) {
      throw unwritable(this.path, error);
    }
    this.#draft = undefined;
  }

  /** Writes what is left. A draft that has taken no place is removed, and so is a file in which nothing is. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#write();
    const { size } = await this.#file.stat();
    await this.#file.close();
    if (this.#draft !== undefined || size === 0) await rm(this.#draft ?? this.path);
    if (this.#failure !== undefined) throw this.#failure;
  }

  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#waiting;
    this.#waiting = "";
    if (text === "") return this.#writing;
    this.#writing = this.#writing
      .then(() => (this.#failure === undefined ? this.#file.appendFile(gzipSync(text)) : undefined))
      .catch((error: unknown) => {
        this.#failure ??= unwritable(this.path, error);
      });
    return this.#writing;
  }
}

/** Where what takes the place of a file is written. */
export function draftOf(path: string): string {
  return `${path}.part`;
}

async function opened(path: string, flags: "w" | "wx"): Promise<FileHandle> {
  try {
    return await open(path, flags, MODE);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`cannot write ${path}: it is a folder`);
    throw isThere
      ? new UsageError(`${path} is there already: --resume ${path} goes on with it`)
      : unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): UsageError {
  return new UsageError(`cannot write ${path}: ${(error as Error).message}`);
}
