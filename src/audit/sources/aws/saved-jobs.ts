import { constants, createReadStream } from "node:fs";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { property } from "../../../model/safe-access.ts";
import { compressionOf } from "../../../read/inputs/compression.ts";
import type { JobRecord } from "../../../read/read-record.ts";
import { ndjson } from "../../../write/exports/ndjson.ts";
import { normalizeJob } from "../../../write/normalize-job.ts";
import { openNew, replaceFile } from "../../output/replace-file.ts";
import { UsageError } from "../../usage-error.ts";
import type { SavedExtent } from "./saved-file.ts";

/** Responses can hold the environment and the hyperparameters of a job: only the owner may read them. */
const MODE = 0o600;

/**
 * The file of `--save`: one response per line, appended as soon as it arrives. A name that ends in `.gz` makes it
 * compressed when the run ends; until then, or after a kill, the lines are plain, and readers look at the content.
 */
export class SavedJobs {
  readonly #path: string;
  #file: FileHandle;
  readonly #unlock: () => Promise<void>;
  /** What an earlier run left, until the first response is added to it. */
  #earlier: SavedExtent | undefined;
  /** The writes, one after the other; never rejected. */
  #writing = Promise.resolve();
  #failure: Error | undefined;
  #hasWritten = false;
  #isClosed = false;

  private constructor(path: string, file: FileHandle, unlock: () => Promise<void>, earlier: SavedExtent | undefined) {
    this.#path = path;
    this.#file = file;
    this.#unlock = unlock;
    this.#earlier = earlier;
  }

  /** @throws UsageError if the file exists or cannot be created. */
  static async create(path: string, unlock: () => Promise<void>): Promise<SavedJobs> {
    try {
      return new SavedJobs(path, await openNew(path, MODE), unlock, undefined);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unwritable(path, error);
      if ((await stat(path).catch(() => undefined))?.isDirectory())
        throw new UsageError(`cannot write ${path}: it is a folder`);
      throw new UsageError(`${path} exists already; to continue it, pass --resume ${path}`);
    }
  }

  /**
   * Opens a file to continue it.
   *
   * @throws UsageError if the file cannot be written, is a symbolic link, or belongs to another user.
   */
  static async append(path: string, unlock: () => Promise<void>, earlier: SavedExtent): Promise<SavedJobs> {
    const file = await openOwn(path);
    return new SavedJobs(path, file, unlock, earlier);
  }

  /**
   * Appends a response. One without a name could not be found again and is left out.
   *
   * @throws UsageError if this one or an earlier one could not be written.
   */
  async add({ job, name = "" }: JobRecord): Promise<void> {
    if (typeof property(job, "TrainingJobName") !== "string") return;
    const text = ndjson.job({ name, job: normalizeJob(job) });
    this.#writing = this.#writing.then(() => this.#write(text));
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Waits for the writes, and compresses a `.gz` file. An empty file is removed. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#writing;
    try {
      const { size } = await this.#file.stat();
      await this.#file.close();
      if (size === 0 && this.#earlier === undefined) await rm(this.#path);
      else if (this.#hasWritten && /\.gz$/i.test(this.#path)) await compress(this.#path);
    } catch (error) {
      this.#failure ??= unwritable(this.#path, error);
    } finally {
      await this.#unlock();
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #write(text: string): Promise<void> {
    if (this.#failure !== undefined) return;
    try {
      if (this.#earlier !== undefined) await this.#continue(this.#earlier);
      await this.#file.appendFile(text);
      this.#hasWritten = true;
    } catch (error) {
      this.#failure = unwritable(this.#path, error);
    }
  }

  /** Decompresses what an earlier run left, and drops a partial last line. */
  async #continue({ whole, isCut }: SavedExtent): Promise<void> {
    this.#earlier = undefined;
    if (await isCompressed(this.#path)) {
      await this.#file.close();
      await transform(this.#path, createGunzip());
      this.#file = await openOwn(this.#path);
    }
    if (isCut) await this.#file.truncate(whole);
  }
}

/** Opens a file for appending, private to the user: it rejects links and other owners, and restricts the mode. */
async function openOwn(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW);
    const { uid } = await file.stat();
    if (process.getuid !== undefined && uid !== process.getuid()) throw new Error("it belongs to another user");
    await file.chmod(MODE);
    return file;
  } catch (error) {
    await file?.close();
    const isLink = (error as NodeJS.ErrnoException).code === "ELOOP";
    throw unwritable(path, isLink ? new Error("it is a symbolic link") : error);
  }
}

async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return compressionOf(buffer.subarray(0, bytesRead)) !== undefined;
  } finally {
    await file.close();
  }
}

const compress = (path: string) => transform(path, createGzip());

async function transform(path: string, through: NodeJS.ReadWriteStream): Promise<void> {
  const { file, commit, discard } = await replaceFile(path, MODE);
  try {
    await pipeline(createReadStream(path), through, async (chunks) => {
      for await (const chunk of chunks) await file.writeFile(chunk);
    });
    await commit();
  } catch (error) {
    await discard().catch(() => {});
    throw error;
  }
}

function unwritable(path: string, error: unknown): UsageError {
  return new UsageError(`cannot write ${path}: ${(error as Error).message}`);
}
