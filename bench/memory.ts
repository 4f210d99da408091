import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeShuffledJobs } from "./audit/shuffled-jobs.ts";
import type { Bench, Row } from "./bench.ts";
import { type Layout, STEPS, writeRecords } from "./write-records.ts";

/** In MiB. The ratio is the bound over the memory used, so the goal is at least 1 ×. */
const BOUND = 120;

/** What a long input may take more than a short one. MiB. */
const MOST_GROWTH = 10;

/** Resident memory of the whole command, the runtime included, over large inputs. */
export const memory: Bench = {
  name: "memory",
  title: "Memory of `audit`",
  about:
    "Peak resident memory of the command (the operating system's figure, the runtime included) while it audits generated DescribeTrainingJob records, with an `ndjson` report that is discarded. The comparison is the project's own limit.",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-memory-"));
    try {
      const small = peakOf(write(join(folder, "small.ndjson"), 10e6, "lines"));
      const large = peakOf(write(join(folder, "large.ndjson"), 4e9, "lines"));
      const array = peakOf(write(join(folder, "large.json"), 1e9, "array"));
      const shuffled = join(folder, "shuffled.json");
      writeShuffledJobs(shuffled, 1e9, "array");
      return [
        row("10 MB of NDJSON", small, BOUND),
        row("4 GB of NDJSON", large, BOUND),
        row("4 GB over 10 MB of NDJSON", Math.max(1, large - small), MOST_GROWTH),
        row("1 GB as one JSON array", array, BOUND),
        row("1 GB as one JSON array, shuffled keys", peakOf(shuffled), BOUND),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function row(what: string, mebibytes: number, bound: number): Row {
  return { what, measured: `${mebibytes} MiB`, against: `${bound} MiB`, ratio: bound / mebibytes, atLeast: 1 };
}

/** Peak resident memory of an audit, in MiB. Removes the file. */
function peakOf(file: string): number {
  const mebibytes = Math.round(peak(file) / 1024);
  rmSync(file);
  return mebibytes;
}

/** Peak resident memory of an audit in KiB. */
export function peak(file: string): number {
  const tell = "data:text/javascript,process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))";
  const command = ["dist/audit/bin.js", "audit", file, "--format", "ndjson", "--fail-on", "never"];
  const args = ["--import", tell, ...command];
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const kibibytes = Number(/peak (\d+)/.exec(stderr)?.[1]);
  if (status !== 0 || Number.isNaN(kibibytes)) throw new Error(`the audit ended with ${status}: ${stderr}`);
  return kibibytes;
}

function write(file: string, bytes: number, layout: Layout): string {
  writeRecords(file, bytes, layout, record);
  return file;
}

/** A clean record of some 1.5 kB. */
function record(i: number): object {
  let at = 1_685_604_600_512 + i * 1000;
  const begin = at;
  const history = STEPS.map(([Status, length]) => {
    const entry = {
      Status,
      StartTime: at / 1000,
      EndTime: (at + length) / 1000,
      StatusMessage: `${Status} as it should`,
    };
    at += length;
    return entry;
  });
  return {
    TrainingJobName: `bench-${i}`,
    TrainingJobArn: `arn:aws:sagemaker:us-west-2:111122223333:training-job/bench-${i}`,
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    HyperParameters: { epochs: "10", "learning-rate": "0.001", note: "x".repeat(400) },
    CreationTime: begin / 1000,
    TrainingStartTime: history[1]!.StartTime,
    TrainingEndTime: at / 1000,
    LastModifiedTime: (at + 3000) / 1000,
    SecondaryStatusTransitions: history,
    EnableManagedSpotTraining: false,
  };
}
