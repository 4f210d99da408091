import { createReadStream } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { DescribedTrainingJob } from "../../../model/job.ts";
import { isObject, property } from "../../../model/safe-access.ts";
import { reasonOf } from "../../../read/inputs/reason-of.ts";
import { UsageError } from "../../usage-error.ts";

/** How each member begins that SavedJobs writes: gzip, deflate, no flags and no time (RFC 1952, 2.3). */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);

const CHUNK = { highWaterMark: 1024 * 1024 };

export interface SavedJob {
  readonly name: string;
  readonly job: DescribedTrainingJob;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The jobs of a file that SavedJobs wrote, one member in memory at a time.
 *
 * @param onTorn told of a last member that is torn, which is passed over.
 * @throws UsageError where it is no such file, or where more is damaged than a process that is killed leaves torn.
 */
export async function* savedJobsIn(path: string, onTorn: (words: string) => void): AsyncGenerator<SavedJob> {
  let line = 0;
  for await (const { bytes, at, isLast } of piecesOf(path)) {
    const text = textOf(bytes, isLast);
    if (text === "torn") {
      onTorn(at === 0 ? `${path}: no job is whole in it` : `${path}: its last member is torn, and is cut off`);
      return;
    }
    if (text === "foreign") throw new UsageError(`${path} is no file that --save kept; it is left as it is`);
    if (text === "damaged") {
      throw new UsageError(
        `${path} is damaged at byte ${at} or soon behind it, and left as it is; --save to another file begins anew`,
      );
    }
    if (!text.members.endsWith("\n")) throw foreignLine(path, line + text.members.split("\n").length);
    for (const content of text.members.slice(0, -1).split("\n")) yield savedJob(content, path, ++line);
  }
}

interface Piece {
  readonly bytes: Buffer;
  /** Its first byte in the file. */
  readonly at: number;
  readonly isLast: boolean;
}

/** The bytes from one header to the next. */
async function* piecesOf(path: string): AsyncGenerator<Piece> {
  let rest = Buffer.alloc(0);
  let at = 0;
  try {
    for await (const chunk of createReadStream(path, CHUNK)) {
      rest = Buffer.concat([rest, chunk]);
      for (let next = rest.indexOf(HEADER, 1); next !== -1; next = rest.indexOf(HEADER, 1)) {
        yield { bytes: rest.subarray(0, next), at, isLast: false };
        rest = rest.subarray(next);
        at += next;
      }
    }
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  // A header that is torn is a piece of its own.
  const torn = [...HEADER.keys()]
    .reverse()
    .find((n) => n < rest.length && rest.subarray(rest.length - n).equals(HEADER.subarray(0, n)))!;
  if (torn > 0) {
    yield { bytes: rest.subarray(0, -torn), at, isLast: false };
    at += rest.length - torn;
    rest = rest.subarray(-torn);
  }
  yield { bytes: rest, at, isLast: true };
}

function textOf(bytes: Buffer, isLast: boolean): { readonly members: string } | "torn" | "damaged" | "foreign" {
  const isBegun = HEADER.subarray(0, bytes.length).equals(bytes.subarray(0, HEADER.length));
  if (!isBegun) return "foreign";
  try {
    const { buffer, engine } = gunzipSync(bytes, { info: true }) as unknown as Unzipped;
    // Zeros behind its end would be passed over.
    return engine.bytesWritten === bytes.length ? { members: buffer.toString() } : "damaged";
  } catch (error) {
    return isLast && (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR" ? "torn" : "damaged";
  }
}

/** What zlib gives with the option `info`. */
interface Unzipped {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
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
  return new UsageError(`${path}:${line} is no job that --save kept; the file is left as it is`);
}
