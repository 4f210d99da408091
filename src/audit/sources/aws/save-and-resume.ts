import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../../usage-error.ts";
import { lockFile, lockOf } from "./file-lock.ts";
import { Resumption } from "./resume-file.ts";
import { SavedJobs } from "./saved-jobs.ts";

export interface SavePaths {
  /** The file of `--save`. */
  readonly save?: string | undefined;
  /** The file of `--resume`. Alone, it is also written to. */
  readonly resume?: string | undefined;
}

/** The files of `--save` and `--resume`, as far as they are named. */
export interface SaveFiles {
  /** Responses are appended here. */
  readonly saved?: SavedJobs;
  /** What an earlier audit saved. */
  readonly resumption?: Resumption;
  /** Whether both are one file, which holds the earlier responses already. */
  readonly isSame: boolean;
}

/**
 * Opens the files of `--save` and `--resume`. If both name one file, it need not exist yet.
 *
 * @throws UsageError if a file cannot be created, does not exist, or cannot be continued.
 */
export async function openSaveFiles({ save, resume }: SavePaths): Promise<SaveFiles> {
  const isSame = resume !== undefined && (save === undefined || resolve(save) === resolve(resume));
  const exists = resume !== undefined && existsSync(resume);
  if (resume !== undefined && !exists && (save === undefined || !isSame)) {
    throw new UsageError(`${resume} does not exist; to begin it, pass --save ${resume}`);
  }
  const written = isSame ? resume : save;
  if (written === undefined) return { isSame };
  const unlock = await lockFile(written);
  try {
    const resumption = exists ? await Resumption.open(resume) : undefined;
    if (resumption === undefined) return { saved: await SavedJobs.create(written, unlock), isSame };
    const saved = await (isSame
      ? SavedJobs.append(written, unlock, resumption.extent)
      : SavedJobs.create(written, unlock));
    return { saved, resumption, isSame };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** The files that are written, the lock included. */
export function writtenPaths({ save, resume }: SavePaths): readonly string[] {
  const written = save ?? resume;
  return written === undefined ? [] : [written, lockOf(written)];
}
