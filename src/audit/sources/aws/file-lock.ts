import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { link, open, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { openNew } from "../../output/replace-file.ts";
import { UsageError } from "../../usage-error.ts";

const OWNER = `${process.pid} ${hostname()}`;

const held = new Set<string>();

export function lockOf(path: string): string {
  return `${path}.lock`;
}

/**
 * Keeps other runs from writing to a file, with a lock file that names the process. The lock of a process that was
 * killed is taken over.
 *
 * @returns what removes the lock.
 * @throws UsageError if another run holds the lock, or if it cannot be created.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = lockOf(path);
  for (;;) {
    try {
      await createLock(lock);
      break;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") throw new UsageError(`cannot write ${path}: ${message}`);
    }
    if (!(await removeStale(lock))) {
      throw new UsageError(`another run is writing to ${path}; if there is no such run, delete ${lock}`);
    }
  }
  held.add(resolve(lock));
  return async () => {
    held.delete(resolve(lock));
    await rm(lock, { force: true });
  };
}

/** The lock appears with its content: a run that is killed meanwhile must not leave an empty one. */
async function createLock(lock: string): Promise<void> {
  const own = `${lock}.${randomUUID().slice(0, 8)}`;
  const file = await openNew(own, 0o600);
  try {
    await file.writeFile(OWNER);
    await link(own, lock);
  } finally {
    await file.close();
    await rm(own, { force: true });
  }
}

/** @returns whether the lock is gone. */
async function removeStale(lock: string): Promise<boolean> {
  const owner = await ownerOf(lock);
  if (owner === undefined) return true;
  if (mayBeAlive(owner, lock)) return false;
  const aside = `${lock}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(lock, aside);
  } catch {
    return true;
  }
  // Another run may have replaced the stale lock between the two: it gets its lock back.
  const isStale = (await ownerOf(aside)) === owner;
  if (!isStale) await link(aside, lock).catch(() => {});
  await rm(aside, { force: true });
  return isStale;
}

/** The content of a lock file; undefined if it is gone. Neither a link nor a pipe is followed. */
async function ownerOf(lock: string): Promise<string | undefined> {
  try {
    const file = await open(lock, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(300), 0, 300);
    await file.close();
    return buffer.toString("utf8", 0, bytesRead);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : "";
  }
}

/** Whether the process may still run. Processes of other machines, as on a shared disk, cannot be asked. */
function mayBeAlive(owner: string, lock: string): boolean {
  const [, pid, host] = /^(\d+) (.*)$/.exec(owner) ?? [];
  if (pid === undefined || host !== hostname()) return true;
  if (Number(pid) === process.pid) return held.has(resolve(lock));
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
