import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { policyOf } from "../../src/audit/config/policy.ts";
import { streamDestination } from "../../src/audit/output/destination.ts";
import { ReportWriters } from "../../src/audit/output/report-writer.ts";
import { audit as runAudit } from "../../src/audit/pipeline/audit.ts";
import { type Format, reporters } from "../../src/audit/reporters/index.ts";
import { fileSource } from "../../src/audit/sources/files.ts";
import { type Bench, median, type Row, sideBySide } from "../bench.ts";
import { duckDb, parseLines, streamJson, validateFolder, validateLines } from "./baselines.ts";
import { writeJobs } from "./records.ts";
import { writeJobFolder, writeShuffledJobs } from "./shuffled-jobs.ts";

/** Bytes of the files of lines. The other files are a quarter of it. */
const LARGE = Number(process.env.BENCH_BYTES ?? 200e6);
const SMALL = LARGE / 4;

const FILES_IN_FOLDER = 3000;

/** The whole audit beside programs that read the same file. */
export const audit: Bench = {
  name: "audit",
  title: "The audit of large inputs",
  about: `The audit in this process with all rules on; the report is \`github\` (findings and counts) unless a row says otherwise. One
job in a hundred is broken. It is compared with programs that read the same file: bare JSON.parse per line, a naive loop
(JSON.parse and validateJob), stream-json, and DuckDB, which runs the array rules only. Three layouts are written by
different code: homogeneous jobs of 4 KB, of 0.75 KB, and jobs with shuffled keys, escapes, other alphabets and mixed times.
${LARGE / 1e6} MB of lines; ${SMALL / 1e6} MB for arrays, gzip and DuckDB; ${FILES_IN_FOLDER} pretty-printed files in a folder. CPU time, except beside jq, which is a program of
its own: there the built command runs as a process too, and the times are wall time.`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-audit-"));
    const at = (name: string) => join(folder, name);
    try {
      const counts: Record<string, number> = {
        [at("4.ndjson")]: writeJobs(at("4.ndjson"), LARGE, 4000),
        [at("075.ndjson")]: writeJobs(at("075.ndjson"), LARGE, 750),
        [at("shuffled.ndjson")]: writeShuffledJobs(at("shuffled.ndjson"), LARGE),
        [at("4.json")]: writeJobs(at("4.json"), SMALL, 4000, "array"),
        [at("small.ndjson")]: writeJobs(at("small.ndjson"), SMALL, 4000),
        [at("dumps")]: FILES_IN_FOLDER,
      };
      writeJobFolder(at("dumps"), FILES_IN_FOLDER);
      await pipeline(createReadStream(at("small.ndjson")), createGzip(), createWriteStream(at("small.ndjson.gz")));
      counts[at("small.ndjson.gz")] = counts[at("small.ndjson")]!;
      const compare = async (
        what: string,
        name: string,
        against: string,
        other: (file: string) => unknown,
        more: More,
      ) => {
        const file = at(name);
        const seconds = await sideBySide({ audit: () => audited(file, more), other: () => other(file) });
        return row(what, seconds.audit, against, seconds.other, counts[file]!, more.atLeast);
      };
      const layouts = [
        ["4 KB a job", "4.ndjson"],
        ["0.75 KB a job", "075.ndjson"],
        ["shuffled keys, escapes, mixed times", "shuffled.ndjson"],
      ] as const;
      const rows: Row[] = [];
      for (const [what, name] of layouts) {
        rows.push(await compare(what, name, "JSON.parse per line", parseLines, { atLeast: 0.667 }));
        rows.push(
          await compare(`${what}, as \`ndjson\``, name, "JSON.parse per line", parseLines, {
            format: "ndjson",
            atLeast: 1 / 2,
          }),
        );
        rows.push(await compare(what, name, "a naive loop", validateLines, {}));
        rows.push(besideJq(what, at(name), counts[at(name)]!));
      }
      rows.push(
        await compare("a folder of pretty-printed dumps", "dumps", "a naive loop", validateFolder, { atLeast: 1 / 2 }),
        await compare("one array on one line", "4.json", "stream-json", streamJson, {}),
        await compare("gzip", "small.ndjson.gz", "gunzip and JSON.parse per line", parseLines, {}),
        await compare("4 KB a job", "small.ndjson", "the query of `sql` in DuckDB", duckDb, {}),
      );
      return rows;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface More {
  readonly format?: Format;
  readonly atLeast?: number;
}

async function audited(file: string, { format = "github" }: More): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = { stdin: (async function* () {})(), stdout: nowhere, stderr: nowhere, env: {} };
  const reporter = reporters[format]({ color: false, failOn: "error" });
  const outputs = new ReportWriters([{ reporter, destination: streamDestination(nowhere) }]);
  const policy = policyOf(undefined, {});
  const source = fileSource({ paths: [file], except: () => false });
  const settings = {
    source,
    outputs,
    failOn: "never",
    policy,
    isSilent: false,
    isQuiet: true,
    hasProgress: false,
  } as const;
  await runAudit(settings, terminal);
}

/** Whole processes: the built command, and jq, which parses each line and selects the failed jobs. */
function besideJq(what: string, file: string, jobs: number): Row {
  const command = ["dist/audit/bin.js", "audit", file, "--format", "github", "--fail-on", "never", "--no-progress"];
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round++) {
    ours.push(wallSeconds(process.execPath, command));
    theirs.push(wallSeconds("jq", ["-c", 'select(.TrainingJobStatus == "Failed")', file]));
  }
  return row(`${what}, whole processes`, median(ours), "jq, which selects failed jobs", median(theirs), jobs);
}

function wallSeconds(program: string, args: readonly string[]): number {
  const begin = performance.now();
  const { error, status } = spawnSync(program, args, { stdio: "ignore" });
  if (error !== undefined || status !== 0) throw error ?? new Error(`${program} ended with ${status}`);
  return (performance.now() - begin) / 1000;
}

function row(what: string, ours: number, against: string, theirs: number, jobs: number, atLeast?: number): Row {
  const each = (seconds: number) => `${((seconds / jobs) * 1e6).toFixed(1)} µs a job`;
  return {
    what,
    measured: each(ours),
    against: `${against}, ${each(theirs)}`,
    ratio: theirs / ours,
    ...(atLeast === undefined ? {} : { atLeast }),
  };
}
