import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, Row } from "./bench.ts";

/** The least ratio is that of the bound to what is used: 1 × is just met. MiB. */
const BOUND = 120;

/** What a long input may take more than a short one. MiB. */
const MOST_GROWTH = 10;

/** Resident memory of the whole command, the runtime included, over large inputs. */
export const memory: Bench = {
  name: "memory",
  title: "Memory of `audit`",
  about:
    "Peak resident memory of the command (the operating system's figure, the runtime included) while it audits generated DescribeTrainingJob records, with the report as `ndjson` to nowhere. The measure beside it is the bound that the project sets itself.",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-memory-"));
    try {
      const small = peakOf(write(join(folder, "small.ndjson"), 10e6, "lines"));
      const large = peakOf(write(join(folder, "large.ndjson"), 4e9, "lines"));
      const array = peakOf(write(join(folder, "large.json"), 1e9, "array"));
      return [
        row("10 MB of NDJSON", small, BOUND),
        row("4 GB of NDJSON", large, BOUND),
        row("4 GB over 10 MB of NDJSON", Math.max(1, large - small), MOST_GROWTH),
        row("1 GB as one JSON array", array, BOUND),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function row(what: string, mebibytes: number, bound: number): Row {
  return { what, measured: `${mebibytes} MiB`, against: `${bound} MiB`, ratio: bound / mebibytes, atLeast: 1 };
}

/** Peak resident memory of an audit in MiB. The file is gone then. */
function peakOf(file: string): number {
  const mebibytes = Math.round(peak(file) / 1024);
  rmSync(file);
  return mebibytes;
}

/** Peak resident memory of an audit in KiB. */
export function peak(file: string): number {
  const tell = "data:text/javascript,process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))";
  const args = ["--import", tell, "dist/audit/bin.js", "audit", file, "--format", "ndjson", "--fail-on", "never"];
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const kibibytes = /peak (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || kibibytes === undefined) throw new Error(`the audit ended with ${status}: ${stderr}`);
  return Number(kibibytes);
}

function write(file: string, bytes: number, layout: "lines" | "array"): string {
  const [open, between, close] = layout === "lines" ? ["", "\n", "\n"] : ["[", ",", "]"];
  const handle = openSync(file, "w");
  let written = 0;
  let text = open!;
  for (let i = 0; written < bytes; i++) {
    text += `${i === 0 ? "" : between}${record(i)}`;
    if (text.length < 1e6) continue;
    written += writeSync(handle, text);
    text = "";
  }
  writeSync(handle, text + close);
  closeSync(handle);
  return file;
}

/** A clean life, with the milliseconds of each visit. */
export const STEPS = [
  ["Starting", 104_218],
  ["Downloading", 55_889],
  ["Training", 1_623_056],
  ["Uploading", 18_057],
  ["Completed", 0],
] as const;

/** A clean record of some 1.5 kB. */
function record(i: number): string {
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
  return JSON.stringify({
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
  });
}
