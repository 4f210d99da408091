import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../../usage-error.ts";
import { Resumption } from "./resume-file.ts";
import { draftOf, SavedJobs } from "./saved-jobs.ts";

/** The files of `--save` and `--resume`, as far as they are asked for. */
export interface KeptFiles {
  /** What is read goes here. */
  readonly saved?: SavedJobs;
  /** What an earlier audit has read; all of it goes to `saved` as well. */
  readonly resumption?: Resumption;
}

/**
 * Opens the file to keep what is read in, and the one that an earlier audit has kept. Where only the second is named, or
 * both are one, it goes on being kept; named twice it need not be there yet.
 *
 * @throws UsageError where a file cannot be made, is not there, or is none that can be gone on with.
 */
export async function openKeptFiles({ save, resume }: KeptPaths): Promise<KeptFiles> {
  if (resume === undefined) return save === undefined ? {} : { saved: await SavedJobs.create(save) };
  const isSame = save === undefined || resolve(save) === resolve(resume);
  if (existsSync(resume)) {
    const resumption = await Resumption.open(resume);
    return { saved: await (isSame ? SavedJobs.draft(resume) : SavedJobs.create(save)), resumption };
  }
  if (save === undefined || !isSame) {
    throw new UsageError(`there is no ${resume} to go on with; --save ${resume} begins it`);
  }
  return { saved: await SavedJobs.create(save) };
}

/** The files of them that are written, the one included that takes the place of the kept one. */
export function writtenPaths({ save, resume }: KeptPaths): readonly string[] {
  if (resume === undefined) return save === undefined ? [] : [save];
  return save === undefined || resolve(save) === resolve(resume) ? [resume, draftOf(resume)] : [save];
}

export interface KeptPaths {
  readonly save?: string | undefined;
  readonly resume?: string | undefined;
}
