import { createReadStream, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { decompressed } from "../../read/inputs/decompress.ts";
import { readBatches } from "../../read/read-records.ts";
import { isTable } from "../../read/tables/open.ts";
import { UsageError } from "../usage-error.ts";

/** A file that the command reads or writes, and its role in messages. */
export interface FileUse {
  readonly file: string;
  readonly what: string;
}

/** A file that the command replaces. */
export interface FileReplaced extends FileUse {
  /** How such a file begins when an earlier run wrote it; empty if that is not fixed. */
  readonly begin: string;
}

/**
 * Checks that no file is both read and written, or written twice, whatever it is called: also by a link or another
 * spelling.
 *
 * @throws UsageError naming the file and its two roles.
 */
export function checkOutputPaths(read: readonly FileUse[], written: readonly FileUse[]): void {
  const uses = new Map(read.map(({ file, what }) => [identityOf(file), what]));
  for (const { file, what } of written) {
    const other = uses.get(identityOf(file));
    if (other !== undefined)
      throw new UsageError(`${file} is ${other} and would be overwritten by ${what}; name another file`);
    uses.set(identityOf(file), what);
  }
}

/** The same for a file and all its links; one that does not exist or may not be looked at is known by its path. */
function identityOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return resolve(file);
  }
}

/**
 * Checks that a report replaces no file with histories, such as one in a folder that is audited.
 *
 * @throws UsageError naming the file.
 */
export async function checkReplaced(written: readonly FileReplaced[]): Promise<void> {
  for (const { file, what, begin } of written) {
    if (!isFile(file)) continue;
    if ((begin === "" || !(await beginsWith(file, begin))) && (await mayHoldHistories(file))) {
      throw new UsageError(`${file} holds job data and would be overwritten by ${what}; name another file`);
    }
  }
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    // Opening the report says why.
    return false;
  }
}

async function beginsWith(file: string, begin: string): Promise<boolean> {
  const expected = Buffer.from(begin.slice(0, 200));
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(expected.length), 0, expected.length, 0);
    return buffer.subarray(0, bytesRead).equals(expected);
  } finally {
    await handle.close();
  }
}

/** A table that an earlier run did not write may hold histories: it is not opened to find out. */
async function mayHoldHistories(file: string): Promise<boolean> {
  if (isTable(file)) return statSync(file).size > 0;
  try {
    for await (const batch of readBatches(decompressed(createReadStream(file)), { file })) {
      for (const { kind } of batch) if (kind !== "unreadable") return true;
    }
  } catch {
    // A file that cannot be read holds nothing that an audit could have read.
  }
  return false;
}
