import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { policyOf } from "../../src/audit/config/policy.ts";
import { ReportWriters, streamOutput } from "../../src/audit/output/report-writer.ts";
import { audit as runAudit } from "../../src/audit/pipeline/audit.ts";
import { type Format, reporters } from "../../src/audit/reporters/index.ts";
import { fileSource } from "../../src/audit/sources/files.ts";
import { type Bench, type Row, sideBySide } from "../bench.ts";
import { duckDb, parseLines, streamJson } from "./baselines.ts";
import { writeJobs } from "./records.ts";

/** Bytes of the files, which the asked-for figures name with 1 GB. */
const LARGE = Number(process.env.BENCH_BYTES ?? 1e9);
const SMALL = LARGE / 4;

/** The whole audit beside programs that read the same file. */
export const audit: Bench = {
  name: "audit",
  title: "The audit of large files",
  about: `The audit in this process, all rules on, one thread, the report being \`github\` (findings and counts) unless a row says
otherwise; one job in a hundred is broken. Beside it, what others need to read the same file and do nothing with it; DuckDB judges
sequence and times alone. ${LARGE / 1e6} MB of lines, and ${SMALL / 1e6} MB for arrays, gzip and DuckDB. CPU time of all threads,
which includes reading, and decompression where there is any; rows with two threads go by the clock, and what two threads can gain at
all on the machine, loops that share nothing tell.`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-audit-"));
    const at = (name: string) => join(folder, name);
    try {
      const counts = {
        [at("4.ndjson")]: writeJobs(at("4.ndjson"), LARGE, 4000),
        [at("075.ndjson")]: writeJobs(at("075.ndjson"), LARGE, 750),
        [at("4.json")]: writeJobs(at("4.json"), SMALL, 4000, "array"),
        [at("small.ndjson")]: writeJobs(at("small.ndjson"), SMALL, 4000),
      };
      const compare = async (
        what: string,
        file: string,
        against: string,
        other: (file: string) => unknown,
        more: More,
      ) => {
        const seconds = await sideBySide({ audit: () => audited(file, more), other: () => other(file) });
        return row(what, seconds.audit, against, seconds.other, counts[more.counted ?? file]!, more.atLeast);
      };
      const rows = [
        await compare("4 KB a job", at("4.ndjson"), "JSON.parse a line", parseLines, { atLeast: 2.5 }),
        await compare("0.75 KB a job", at("075.ndjson"), "JSON.parse a line", parseLines, { atLeast: 1.6 }),
        await compare(
          "4 KB a job, a line in the report for each",
          at("small.ndjson"),
          "JSON.parse a line",
          parseLines,
          {
            format: "ndjson",
          },
        ),
        await compare("one array on one line", at("4.json"), "stream-json", streamJson, { atLeast: 7 }),
      ];
      await pipeline(createReadStream(at("small.ndjson")), createGzip(), createWriteStream(at("small.ndjson.gz")));
      const gzip = at("small.ndjson.gz");
      rows.push(
        await compare("gzip", gzip, "gunzip and JSON.parse a line", parseLines, {
          counted: at("small.ndjson"),
          atLeast: 2.5,
        }),
        await compare("4 KB a job", at("small.ndjson"), "the query of `sql` in DuckDB", duckDb, { atLeast: 2 }),
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
  /** The file that the same records stand in, where they are counted. */
  readonly counted?: string;
}

async function audited(file: string, { format = "github" }: More): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = { stdin: (async function* () {})(), stdout: nowhere, stderr: nowhere, env: {} };
  const outputs = new ReportWriters([streamOutput(reporters[format]({ color: false, failOn: "error" }), nowhere)]);
  const policy = policyOf(undefined, {});
  const source = fileSource({ paths: [file], except: new Set() });
  const settings = {
    source,
    outputs,
    failOn: "never",
    policy,
    isSilent: false,
    isQuiet: true,
  } as const;
  await runAudit(settings, terminal);
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
