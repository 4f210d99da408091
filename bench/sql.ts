import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { auditRecord } from "../src/audit/pipeline/audit-record.ts";
import { openTables } from "../src/read/tables/open.ts";
import { toSql } from "../src/sql/to-sql.ts";
import { type Bench, type Row, sideBySide } from "./bench.ts";
import { peak } from "./memory.ts";
import { STEPS } from "./write-records.ts";

const JOBS = 50_000;

/** Jobs that make a Parquet file of some 2 GB: the messages are noise. */
const LARGE = 1_500_000;

/** MiB. */
const BOUND = 1024;

/** DuckDB as the reader of our rules beside DuckDB alone, and the memory of a large audit. */
export const lake: Bench = {
  name: "lake",
  title: "Parquet: our rules and DuckDB's SQL",
  about:
    "`audit` reads Parquet with DuckDB and runs the library's rules; the query of `sql` runs the rules on sequence and times in DuckDB. CPU time of all threads. The last row is the peak resident memory of the command, DuckDB and the runtime included, over a file of 2 GB of clean jobs.",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-lake-"));
    try {
      const small = await write(join(folder, "small.parquet"), JOBS);
      const seconds = await sideBySide({ rules: () => auditAll(small), sql: () => queryAll(small) });
      const micro = (value: number) => `${((value / JOBS) * 1e6).toFixed(1)} µs a job`;
      return [
        {
          what: `${JOBS} jobs: DuckDB reads, the library's rules judge, all of them`,
          measured: micro(seconds.rules),
          against: `${micro(seconds.sql)} by the query of \`sql\`, on sequence and times alone`,
          ratio: seconds.sql / seconds.rules,
        },
        memoryRow(await write(join(folder, "large.parquet"), LARGE)),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function auditAll(file: string): Promise<void> {
  for await (const input of openTables([file], {})) {
    if ("problem" in input) throw new Error(input.problem);
    for await (const batch of input.batches) for (const record of batch) auditRecord(record, {});
  }
}

async function queryAll(file: string): Promise<void> {
  await withDuckDb((db) => db.runAndReadAll(toSql({ dialect: "duckdb", table: `"${file}"` })));
}

async function withDuckDb(
  work: (db: Awaited<ReturnType<DuckDBInstance["connect"]>>) => Promise<unknown>,
): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  await work(db);
  db.closeSync();
  instance.closeSync();
}

/** Clean jobs of five entries, a list of structs a job. */
async function write(file: string, jobs: number): Promise<string> {
  let at = 1_685_604_600_512;
  const noise = Array.from({ length: 4 }, () => "sha256(random()::VARCHAR)").join(", ");
  const entries = STEPS.map(([status, length]) => {
    const start = at;
    at += length;
    const times = `StartTime: make_timestamp_ms(${start} + i), EndTime: make_timestamp_ms(${at} + i)`;
    return `{Status: '${status}', ${times}, StatusMessage: concat(${noise})}`;
  });
  await withDuckDb((db) =>
    db.run(`COPY (
      SELECT 'bench-' || i AS TrainingJobName, 'Completed' AS TrainingJobStatus, [${entries.join(", ")}] AS SecondaryStatusTransitions
      FROM range(${jobs}) AS r(i)
    ) TO '${file}' (FORMAT parquet)`),
  );
  return file;
}

function memoryRow(file: string): Row {
  const size = (statSync(file).size / 1e9).toFixed(1);
  const mebibytes = Math.round(peak(file) / 1024);
  return {
    what: `memory over a Parquet file of ${size} GB`,
    measured: `${mebibytes} MiB`,
    against: `${BOUND} MiB`,
    ratio: BOUND / mebibytes,
    atLeast: 1,
  };
}
