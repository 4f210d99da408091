import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, test } from "vitest";
import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import { LatestEventPerJob } from "../../src/read/latest-event-per-job.ts";
import type { ReadRecord } from "../../src/read/read-record.ts";
import { openHyparquet } from "../../src/read/tables/hyparquet.ts";
import { openTables } from "../../src/read/tables/open.ts";
import { ended } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";

const folder = mkdtempSync(join(tmpdir(), "tables-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const db = await (await DuckDBInstance.create(":memory:")).connect();

const jobs = Object.entries(ended).map(([name, job]) => ({ ...job, TrainingJobName: name }));
const source = file("jobs.ndjson", jobs.map((job) => `${JSON.stringify(job)}\n`).join(""));
await db.run(`CREATE TABLE jobs AS FROM read_json('${source}')`);
await db.run(`CREATE TABLE times AS SELECT TrainingJobName AS training_job_name, TrainingJobStatus AS training_job_status, list_transform(SecondaryStatusTransitions,
  lambda e: {secondary_status: e.Status, start_time: epoch_ms(e.StartTime), end_time: epoch_ms(e.EndTime)}) AS secondary_status_transitions FROM jobs`);
await db.run(`CREATE TABLE transitions AS SELECT training_job_name AS job_name, e.secondary_status AS status, e.start_time::TIMESTAMPTZ AS start_time,
  e.end_time::TIMESTAMPTZ AS end_time FROM (SELECT training_job_name, unnest(secondary_status_transitions) AS e FROM times) ORDER BY hash(status)`);

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Writes what a query gives, and says where. */
async function written(name: string, query: string, options = ""): Promise<string> {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  await db.run(`COPY (${query}) TO '${path}' ${options}`);
  return path;
}

async function audited(...args: readonly string[]) {
  const { stdout, stderr, code } = await runCommand(["audit", ...args, "--format", "json"]);
  return { code, stderr, histories: stdout === "" ? [] : JSON.parse(stdout).histories };
}

const legal = (format: string) =>
  jobs.map(({ TrainingJobName: job }) =>
    expect.objectContaining({ job, verdict: "legal", source: expect.objectContaining({ format }) }),
  );

describe("a row a job", () => {
  test("every field is read, from milliseconds in AWS's names", async () => {
    const path = await written("aws.parquet", "FROM jobs");
    const { code, histories } = await audited(path);
    expect(histories).toEqual(legal("parquet"));
    expect(histories[2].source).toMatchObject({ file: path, line: 3 });
    expect(code).toBe(0);
  });

  test("a broken field is found, as in any format", async () => {
    const path = await written("broken.parquet", "SELECT * REPLACE ('Failed' AS TrainingJobStatus) FROM jobs LIMIT 1");
    const { histories } = await audited(path);
    expect(histories[0].findings.map(({ rule }: { rule: string }) => rule)).toContain("status-mismatch");
  });

  test("from timestamps in snake_case", async () => {
    const { histories } = await audited(await written("snake.parquet", "FROM times"));
    expect(histories).toEqual(legal("parquet"));
  });

  test("from CSV with the history as JSON text", async () => {
    const path = await written(
      "aws.csv",
      "SELECT TrainingJobName, to_json(SecondaryStatusTransitions) AS transitions_json, to_json(SecondaryStatusTransitions) AS secondary_status_transitions FROM jobs",
    );
    expect((await audited(path)).histories).toEqual(legal("csv"));
  });
});

const byJob = (histories: readonly { job: string }[]) => [...histories].sort((a, b) => (a.job < b.job ? -1 : 1));

describe("a row a transition", () => {
  const all = (format: string) =>
    byJob(legal(format).map((match, i) => Object.assign(match, { job: jobs[i]!.TrainingJobName })));

  test.each([
    ["rows.parquet", "parquet"],
    ["rows.csv", "csv"],
    ["rows.csv.gz", "csv"],
  ])("%s", async (name, format) => {
    const { histories } = await audited(await written(name, "FROM transitions"));
    expect(byJob(histories)).toEqual(all(format));
  });

  test("in several files and hive partitions, named by a folder or a glob", async () => {
    const path = await written(
      "lake",
      "SELECT *, year(start_time) AS y, hash(status) % 3 AS part FROM transitions",
      "(FORMAT parquet, PARTITION_BY (y, part))",
    );
    expect(byJob((await audited(path)).histories)).toEqual(all("parquet"));
    expect(byJob((await audited(join(path, "**/*.parquet"))).histories)).toEqual(all("parquet"));
  });

  test("what convert writes is read back", async () => {
    const { stdout } = await runCommand(["convert", source, "--format", "csv"]);
    const { histories } = await audited(file("converted.csv", stdout));
    expect(byJob(histories)).toEqual(all("csv"));
  });

  test("the column of positions wins over times", async () => {
    const path = await written(
      "moved.csv",
      "SELECT *, row_number() OVER (PARTITION BY job_name ORDER BY start_time DESC) AS position FROM transitions",
    );
    const { histories } = await audited(path);
    expect(histories[0].findings.map(({ rule }: { rule: string }) => rule)).toContain("out-of-order");
  });
});

describe("names that look like patterns", () => {
  const header = "job_name,status,start_time,end_time";
  const csv = (job: string, ...statuses: readonly string[]) =>
    [header, ...statuses.map((status, i) => `${job},${status},2025-01-01 0${i}:00:00Z,2025-01-01 0${i + 1}:00:00Z`)]
      .map((line) => `${line}\n`)
      .join("");

  test.each([
    ["run1.csv", "run[1].csv"],
    ["run12.csv", "run*.csv"],
    ["runs/a.csv", "run?/a.csv"],
  ])("%s is legal and %s is not: each is read once", async (legalName, illegalName) => {
    const root = mkdtempSync(join(folder, "patterns-"));
    for (const name of [legalName, illegalName]) mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, legalName), csv("good", "Starting", "Downloading", "Training", "Uploading", "Completed"));
    writeFileSync(join(root, illegalName), csv("bad", "Starting", "Completed", "Training"));
    const { code, stderr, histories } = await audited(root);
    expect(stderr).toBe("");
    expect(byJob(histories)).toMatchObject([
      { job: "bad", verdict: "illegal", source: { file: join(root, illegalName) } },
      { job: "good", verdict: "legal", source: { file: join(root, legalName) } },
    ]);
    expect(code).toBe(1);
    expect((await audited(join(root, illegalName))).histories).toMatchObject([{ job: "bad" }]);
  });

  test("a Parquet file", async () => {
    await written("pq/run1.parquet", "FROM jobs");
    await written("pq/run[1].parquet", "SELECT * REPLACE ('Failed' AS TrainingJobStatus) FROM jobs LIMIT 1");
    const { code, histories } = await audited(join(folder, "pq"));
    expect(histories).toHaveLength(jobs.length + 1);
    expect(code).toBe(1);
  });
});

describe("many files", () => {
  const FILES = samples(1000, 40);

  test(`${FILES} CSV files, with the rows of each job in two of them`, { timeout: 120_000 }, async () => {
    const root = mkdtempSync(join(folder, "many-"));
    const header = "job_name,status,start_time,end_time";
    for (let i = 0; i < FILES; i++) {
      const day = `2025-01-01 0${i % 2}`;
      const rows =
        i % 2 === 0
          ? [`Starting,${day}:00:00Z,${day}:10:00Z`, `Downloading,${day}:10:00Z,${day}:20:00Z`]
          : [`Training,${day}:00:00Z,${day}:10:00Z`, `Uploading,${day}:10:00Z,${day}:20:00Z`];
      const last = `Completed,${day}:20:00Z,${day}:20:00Z`;
      const job = `job-${String(i >> 1).padStart(3, "0")}`;
      const lines = (i % 2 === 0 ? rows : [...rows, last]).map((row) => `${job},${row},x\n`);
      // A column that is in some files only does not matter, nor do partitions of different types.
      const partition = join(root, `part=${i === 3 ? "three" : i}`);
      mkdirSync(partition);
      const own = i % 3 === 0 ? "note" : "remark";
      writeFileSync(join(partition, "a.csv"), `${header},${own}\n${lines.join("")}`);
    }
    const { code, stderr, histories } = await audited(root);
    expect(stderr).toBe("");
    expect(histories.map(({ verdict }: { verdict: string }) => verdict)).toEqual(
      Array.from({ length: FILES / 2 }, () => "legal"),
    );
    expect(code).toBe(0);
  });
});

describe("what cannot be read", () => {
  test("a table without a history says what was looked for", async () => {
    const { code, stderr } = await audited(await written("other.parquet", "SELECT 1 AS a, 2 AS b"));
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /no history here: looked for a column SecondaryStatusTransitions, or .*; found the columns a, b/,
    );
  });

  test("a file that is not Parquet is reported, and the others are read", async () => {
    const bad = file("bad.parquet", "PAR1 it is not");
    const { code, stderr, histories } = await audited(bad, await written("good.parquet", "FROM jobs"));
    const verdicts = histories
      .map(({ verdict }: { verdict: string }) => verdict)
      .filter((verdict: string) => verdict !== "unreadable");
    expect({ code, count: verdicts.length }).toEqual({ code: 3, count: jobs.length });
    expect(stderr).toContain(bad);
  });

  const latest = new LatestEventPerJob();
  const missing = () =>
    Promise.reject(Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }));
  const none = {
    parquet: [
      ["@duckdb/node-api", missing],
      ["hyparquet", missing],
    ],
    csv: [["@duckdb/node-api", missing]],
  } as const;

  test.each([
    ["a.parquet", "reading parquet needs a package: npm install @duckdb/node-api or hyparquet"],
    ["a.csv", "reading csv needs a package: npm install @duckdb/node-api"],
  ])("%s without the package says what to install", async (path, problem) => {
    expect(await openTables([path], { engines: none }).next()).toEqual({
      done: false,
      value: { path, problem },
    });
  });

  test("without DuckDB, hyparquet reads the same jobs", async () => {
    const engines = {
      ...none,
      parquet: [
        ["@duckdb/node-api", missing],
        ["hyparquet", openHyparquet],
      ],
    } as const;
    const files = [
      await written("h-aws.parquet", "FROM jobs", "(ROW_GROUP_SIZE 2048)"),
      await written("h-snake.parquet", "FROM times"),
      await written("h-rows.parquet", "FROM transitions"),
    ];
    const audits = async (options: Partial<Parameters<typeof openTables>[1]>) => {
      const records: ReadRecord[] = [];
      for await (const input of openTables(files, options)) {
        if ("batches" in input) for await (const batch of input.batches) records.push(...latest.passing(batch));
      }
      return records
        .map((record) => auditRecord(record, {}))
        .map(({ job, verdict, statuses, source: { file, line } }) => ({ job, verdict, statuses, file, line }))
        .sort((a, b) => (`${a.job}` < `${b.job}` ? -1 : 1));
    };
    const found = await audits({ engines });
    expect(found.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 3 * jobs.length }, () => "legal"));
    expect(found).toEqual(await audits({}));
  });
});
