import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";

/** A file that is being written. Until `commit` the file that it replaces stays as it was. */
export interface FileReplacement {
  readonly file: FileHandle;
  /** Closes the file and puts it in place. */
  commit(): Promise<void>;
  /** Closes the file and removes it. */
  discard(): Promise<void>;
}

/**
 * Opens a new file beside `path` that takes its place in one rename, so that a full disk or a kill leaves the old file.
 * A pipe or device, such as `/dev/stdout`, cannot be replaced and is written directly.
 *
 * @param mode permissions; default: those of the old file.
 * @throws the error of the file system.
 */
export async function replaceFile(path: string, mode?: number): Promise<FileReplacement> {
  const target = await realpath(path).catch(() => path);
  const old = await stat(target).catch(() => undefined);
  if (old !== undefined && !old.isFile()) return direct(await open(target, "w"));
  const temporary = `${target}.${randomUUID().slice(0, 8)}.tmp`;
  const file = await openNew(temporary, mode ?? (old === undefined ? 0o666 : old.mode & 0o777));
  return {
    file,
    async commit() {
      try {
        await file.sync();
        await file.close();
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async discard() {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}

/** Creates a file that must not exist yet; a symbolic link with its name counts as existing. */
export function openNew(path: string, mode: number): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, mode);
}

function direct(file: FileHandle): FileReplacement {
  const close = () => file.close();
  return { file, commit: close, discard: close };
}
