import { createReadStream } from "node:fs";
import type { DescribedTrainingJob } from "../../../model/job.ts";
import { isObject, property } from "../../../model/safe-access.ts";
import { decompressed } from "../../../read/inputs/decompress.ts";
import { reasonOf } from "../../../read/inputs/reason-of.ts";
import { UsageError } from "../../usage-error.ts";

const CHUNK = { highWaterMark: 1024 * 1024 };

/** No response is longer: the limits of the API add up to less. */
const LONGEST_LINE = 64 * 1024 * 1024;

export interface SavedJob {
  readonly name: string;
  readonly job: DescribedTrainingJob;
  /** Counted from 1. */
  readonly line: number;
}

/** How much of the file is whole lines. */
export interface SavedExtent {
  /** Bytes, after decompression. */
  readonly whole: number;
  /** Whether a partial line follows them, as a full disk leaves one. */
  readonly isCut: boolean;
}

/**
 * The jobs of a file that `--save` wrote, plain or compressed. A partial last line is left out.
 *
 * @throws UsageError if the file cannot be read, or if a line is not a job.
 */
export async function* savedJobsIn(path: string): AsyncGenerator<SavedJob, SavedExtent> {
  let rest = Buffer.alloc(0);
  let line = 0;
  let whole = 0;
  try {
    for await (const chunk of decompressed(createReadStream(path, CHUNK))) {
      const bytes = Buffer.concat([rest, Buffer.from(chunk as Uint8Array)]);
      let begin = 0;
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, begin)) {
        yield savedJob(bytes.toString("utf8", begin, end), path, ++line);
        whole += end + 1 - begin;
        begin = end + 1;
      }
      rest = bytes.subarray(begin);
      if (rest.length > LONGEST_LINE) throw foreignLine(path, line + 1);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reasonOf(error)}; the file is left unchanged`);
  }
  // Without a whole line there is no sign that --save wrote the file, so nothing of it may be dropped.
  if (line === 0 && rest.length > 0) throw foreignLine(path, 1);
  return { whole, isCut: rest.length > 0 };
}

function savedJob(text: string, path: string, line: number): SavedJob {
  let job: unknown;
  try {
    job = JSON.parse(text);
  } catch {
    throw foreignLine(path, line);
  }
  const name = isObject(job) ? property(job, "TrainingJobName") : undefined;
  if (typeof name !== "string") throw foreignLine(path, line);
  return { name, job: job as DescribedTrainingJob, line };
}

function foreignLine(path: string, line: number): UsageError {
  return new UsageError(`${path}:${line} was not written by --save; the file is left unchanged`);
}
