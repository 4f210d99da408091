import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

/** A file that the command reads or writes, and what it is to it. */
export interface FileUse {
  readonly file: string;
  readonly what: string;
}

/**
 * Lets nothing that is read be overwritten, and no file be written twice, under whatever names.
 *
 * @throws UsageError naming the file and what it is for.
 */
export function checkOutputPaths(read: readonly FileUse[], written: readonly FileUse[]): void {
  const uses = new Map(read.map(({ file, what }) => [placeOf(file), what]));
  for (const { file, what } of written) {
    const other = uses.get(placeOf(file));
    if (other !== undefined)
      throw new UsageError(`${file} is ${other} and would be overwritten by ${what}; name another file`);
    uses.set(placeOf(file), what);
  }
}

/** Where a file is, links followed; one that is not there yet, or not to be looked at, is where its name says. */
function placeOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
