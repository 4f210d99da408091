import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, test } from "vitest";
import { parseColumns } from "../../src/sql/names.ts";
import { type DialectName, toSql } from "../../src/sql/to-sql.ts";
import { asRows, histories, NOW } from "../support/histories.ts";
import { blocksOf, wordsOf } from "../support/pages.ts";
import { installed, isMissing } from "../support/programs.ts";
import { runCommand } from "../support/run-command.ts";
import { difference, libraryFindings, line } from "../support/sql-oracle.ts";
import { writeNdjson } from "../support/sql-tables.ts";

/* The SQL on Spark and on Trino; both need Java 17. */
const python = installed("spark/bin/python");
const classpath = installed("trino.classpath");
const folder = mkdtempSync(join(tmpdir(), "engines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** `run` takes a file of histories, a file of queries, and the file to write one line of rows per query to. */
const engines = {
  spark: {
    isMissing: isMissing(python, ".ci/engines installs Spark"),
    histories: 20_000,
    run: (...files: string[]) => execute(python!, [pathOf("spark.py"), ...files]),
  },
  trino: {
    isMissing: isMissing(classpath, ".ci/engines installs Trino"),
    histories: 5_000,
    run: (...files: string[]) =>
      execute("java", ["-cp", readFileSync(classpath!, "utf8").trim(), pathOf("trino/RunQueries.java"), ...files]),
  },
} as const satisfies Partial<Record<DialectName, object>>;

const execute = promisify(execFile);

/** A table of the events of athena.md: each job as it is, and as it was when it had one entry. */
const EVENTS = `CREATE TABLE sagemaker_events AS
  SELECT CAST(
    ROW(TrainingJobName, n, IF(n = 2, SecondaryStatusTransitions, slice(SecondaryStatusTransitions, 1, 1)))
    AS ROW(trainingjobname VARCHAR, lastmodifiedtime BIGINT,
      secondarystatustransitions ARRAY(ROW(status VARCHAR, starttime BIGINT, endtime BIGINT)))
  ) AS detail
  FROM jobs_numbers CROSS JOIN (VALUES 1, 2) AS versions (n)`;

const tables = {
  "lists of structs with timestamps": { table: "jobs" },
  "lists of structs with milliseconds": { table: "jobs_numbers", times: "milliseconds" },
  "rows, ordered by a column": {
    table: "jobs_rows",
    shape: "rows",
    columns: parseColumns('job="the job",start=began,end=ended,position=i'),
  },
} as const;

describe.each(Object.entries(engines))("%s", (dialect, { isMissing, run, histories: count }) => {
  test.skipIf(isMissing)(`finds what the library finds in ${count} histories`, { timeout: 600_000 }, async () => {
    const all = histories(count);
    const [file, queries, output] = ["histories", "queries", "findings"].map((name) =>
      join(folder, `${dialect}-${name}`),
    );
    writeNdjson(file!, all, dialect === "trino" ? "array" : "object");
    const options = Object.values(tables).map((table) => ({ dialect: dialect as DialectName, now: NOW, ...table }));
    writeFileSync(queries!, JSON.stringify(options.map(toSql)));
    await run(file!, queries!, output!);

    const found = findingsIn(output!);
    const expected = libraryFindings(all);
    // A job without rows is in no table of rows.
    const ofRows = libraryFindings(asRows(all)).filter((text) => !text.includes('"empty-history"'));
    const right = [expected, expected, ofRows];
    Object.keys(tables).forEach((name, i) => {
      expect({ name, ...difference(found[i]!, right[i]!) }).toEqual({ name, missing: [], extra: [] });
    });
  });
});

function findingsIn(file: string): readonly (readonly string[])[] {
  const results = readFileSync(file, "utf8").trim().split("\n");
  return results.map((text) =>
    (JSON.parse(text) as unknown[][]).map(([job, entry, rule, from, to]) => line(job, entry, rule, from, to)),
  );
}

describe("the pages", () => {
  const printed = async (page: string) => {
    const [command] = blocksOf(page, "sh");
    return (await runCommand(wordsOf(command!.trim()))).stdout;
  };

  test.skipIf(engines.spark.isMissing)("spark.md runs as it stands", { timeout: 300_000 }, async () => {
    const db = await (await DuckDBInstance.create(":memory:")).connect();
    const entry = "{Status: 'Training', StartTime: TIMESTAMPTZ '2025-05-16 18:10:50Z', EndTime: NULL::TIMESTAMPTZ}";
    await db.run(`COPY (SELECT 'a-job' AS TrainingJobName, [${entry}] AS SecondaryStatusTransitions)
      TO '${join(folder, "jobs.parquet")}'`);
    writeFileSync(join(folder, "findings.sql"), await printed("spark.md"));
    writeFileSync(join(folder, "page.py"), blocksOf("spark.md", "python").join("\n"));
    const { stdout } = await execute(python!, ["page.py"], { cwd: folder });
    expect(stdout).toMatch(/\|illegal-first-status\|1 +\|/);
  });

  test.skipIf(engines.trino.isMissing)("athena.md's view and query run on Trino", { timeout: 300_000 }, async () => {
    const all = histories(500);
    const [file, queries, output] = ["events", "statements", "event-findings"].map((name) => join(folder, name));
    writeNdjson(file!, all, "array");
    // RunQueries has no views.
    const view = blocksOf("athena.md", "sql")[1]!.replace("CREATE OR REPLACE VIEW", "CREATE TABLE");
    writeFileSync(queries!, JSON.stringify([EVENTS, view, await printed("athena.md")]));
    await engines.trino.run(file!, queries!, output!);
    const same = { missing: [], extra: [] };
    expect(difference(findingsIn(output!)[2]!, libraryFindings(all, Date.now()))).toEqual(same);
  });
});
