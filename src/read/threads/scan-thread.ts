import { readSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { trainingJob } from "../../machine/training-job.ts";
import { JobScanner } from "../scan/job-scanner.ts";
import { BROKEN } from "../scan/json-bytes.ts";
import { wholeLines } from "../scan/pieces.ts";
import { RecordedJobs } from "../scan/recorded-jobs.ts";
import type { ChunkAnswer, ChunkTask } from "./chunk-task.ts";

/* A thread that reads the chunks that it is asked for, and scans the jobs on the lines that stand whole in them. */

const LF = 0x0a;
const OPEN_BRACE = 0x7b;

const scanner = new JobScanner(trainingJob);

/** Reads until the chunk is full or the file has ended: a single read may give less than is there. */
function read({ file, position, chunk }: ChunkTask): Uint8Array {
  const bytes = new Uint8Array(chunk);
  for (let length = 0; ; ) {
    const more = readSync(file, bytes, length, bytes.length - length, position + length);
    length += more;
    if (more === 0 || length === bytes.length) return bytes.subarray(0, length);
  }
}

/** Records all usual jobs. Where an object is none, it looks for the next on the next line. */
function scan(chunk: Uint8Array, jobs: RecordedJobs): void {
  const piece = wholeLines(chunk, chunk.indexOf(LF) + 1);
  jobs.begin(piece.bytes.byteOffset);
  const { bytes, length } = piece;
  for (let at = 0; at < length; ) {
    if (bytes[at] !== OPEN_BRACE) {
      at++;
      continue;
    }
    const end = scanner.scan(piece, at);
    if (end !== BROKEN && scanner.isUsual) scanner.record(jobs, at, end);
    at = end === BROKEN ? bytes.indexOf(LF, at) : end;
  }
}

parentPort!.on("message", (task: ChunkTask) => {
  let answer: ChunkAnswer;
  try {
    const chunk = read(task);
    scan(chunk, new RecordedJobs(task.jobs));
    answer = { bytesRead: chunk.length };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    answer = { message, code };
  }
  parentPort!.postMessage(answer);
});
