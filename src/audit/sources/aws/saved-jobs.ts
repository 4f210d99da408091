import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { DescribedJob } from "../../../read/described-job.ts";
import { canonicalJob } from "../../../write/canonical-job.ts";
import { ndjson } from "../../../write/exports/ndjson.ts";
import { UsageError } from "../../usage-error.ts";

/** What is not written yet is lost where the process is killed: at most so much of it. */
const MOST_UNWRITTEN = { milliseconds: 500, characters: 256 * 1024 };

/** Responses may hold what is in the environment of a job: they are for their owner alone. */
const MODE = 0o600;

/**
 * A file of what was read, in the canonical form: NDJSON in members of gzip, each written at once. Whatever kills the
 * process, all members but perhaps the last are whole.
 */
export class SavedJobs {
  readonly path: string;
  readonly #file: FileHandle;
  /** Where the file stands until it takes the place of another. */
  #draft: string | undefined;
  #lines: string[] = [];
  #characters = 0;
  #written = performance.now();

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
    const draft = `${path}.part`;
    return new SavedJobs(path, await opened(draft, "w"), draft);
  }

  async add({ job, name = "" }: DescribedJob): Promise<void> {
    const line = ndjson.job({ name, job: canonicalJob(job) });
    this.#lines.push(line);
    this.#characters += line.length;
    const age = performance.now() - this.#written;
    if (this.#characters > MOST_UNWRITTEN.characters || age > MOST_UNWRITTEN.milliseconds) await this.#write();
  }

  /** Takes the place that it is for, with all that was added so far. */
  async replace(): Promise<void> {
    if (this.#draft === undefined) return;
    await this.#write();
    await this.#file.sync();
    await rename(this.#draft, this.path);
    this.#draft = undefined;
  }

  /** Writes what is left. A draft that has taken no place is removed. */
  async close(): Promise<void> {
    try {
      await this.#write();
    } finally {
      await this.#file.close();
      if (this.#draft !== undefined) await rm(this.#draft);
    }
  }

  async #write(): Promise<void> {
    const text = this.#lines.join("");
    this.#lines = [];
    this.#characters = 0;
    this.#written = performance.now();
    if (text === "") return;
    await this.#file.appendFile(gzipSync(text)).catch((error: Error) => {
      throw new UsageError(`cannot write ${this.path}: ${error.message}`);
    });
  }
}

async function opened(path: string, flags: "w" | "wx"): Promise<FileHandle> {
  try {
    return await open(path, flags, MODE);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new UsageError(`${path} is there already: --resume ${path} goes on with it`);
    throw new UsageError(`cannot write ${path}: ${message}`);
  }
}
