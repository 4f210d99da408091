import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, test } from "vitest";
import { SQL_RULES } from "../../src/sql/coverage.ts";
import { parseColumns } from "../../src/sql/names.ts";
import { type QueryOptions, toSql } from "../../src/sql/to-sql.ts";
import { asRows, type History, histories, inTimeOrder, NOW } from "../support/histories.ts";
import { samples } from "../support/slow.ts";
import { difference, libraryFindings, line } from "../support/sql-oracle.ts";
import { writeNdjson } from "../support/sql-tables.ts";

/** The SQL against the library, on histories that are legal, broken and chaotic. */
const folder = mkdtempSync(join(tmpdir(), "lake-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = await (await DuckDBInstance.create(":memory:")).connect();

/** A table of numbers, one of timestamps, and one of rows in no order, all with the same histories. */
async function load(name: string, all: readonly History[]): Promise<void> {
  const file = writeNdjson(join(folder, `${name}.ndjson`), all);
  await db.run(`CREATE TABLE ${name}_numbers AS FROM read_json('${file}', format = 'newline_delimited', columns = {
    TrainingJobName: 'VARCHAR',
    SecondaryStatusTransitions: 'STRUCT(Status VARCHAR, StartTime BIGINT, EndTime BIGINT)[]'
  })`);
  await db.run(`CREATE TABLE ${name} AS SELECT TrainingJobName, list_transform(SecondaryStatusTransitions, lambda e:
    CASE WHEN e IS NOT NULL
      THEN {Status: e.Status, StartTime: epoch_ms(e.StartTime), EndTime: epoch_ms(e.EndTime)} END
    ) AS SecondaryStatusTransitions FROM ${name}_numbers`);
  await db.run(`CREATE TABLE ${name}_rows AS
    SELECT TrainingJobName AS "the job", e.Status, e.StartTime AS began, e.EndTime AS ended, i
    FROM (SELECT TrainingJobName, unnest(SecondaryStatusTransitions) AS e,
      generate_subscripts(SecondaryStatusTransitions, 1) AS i FROM ${name}) ORDER BY hash(began), i`);
}

async function found(options: Omit<QueryOptions, "dialect">): Promise<readonly string[]> {
  const reader = await db.runAndReadAll(toSql({ dialect: "duckdb", now: NOW, ...options }));
  return reader.getRowsJson().map(([job, entry, rule, from, to]) => line(job, entry, rule, from, to));
}

const same = { missing: [], extra: [] };
const all = histories(samples(20_000, 5_000));
const expected = libraryFindings(all);
await load("jobs", all);

describe("DuckDB finds what the library finds", { timeout: 60_000 }, () => {
  test("there is something to find, by every rule", () => {
    expect(new Set(expected.map((text) => JSON.parse(text)[2]))).toEqual(new Set(SQL_RULES));
  });

  test("in lists of structs with timestamps", async () => {
    expect(difference(await found({ table: "jobs" }), expected)).toEqual(same);
  });

  test("in lists of structs with milliseconds", async () => {
    expect(difference(await found({ table: "jobs_numbers", times: "milliseconds" }), expected)).toEqual(same);
  });

  test("in rows, by a column that orders them", async () => {
    const columns = parseColumns('job="the job",start=began,end=ended,position=i');
    const told = await found({ table: "jobs_rows", shape: "rows", columns });
    const rows = libraryFindings(asRows(all)).filter((text) => !text.includes('"empty-history"'));
    expect(difference(told, rows)).toEqual(same);
  });

  test("in rows, by their times", async () => {
    const sorted = asRows(all).map(inTimeOrder);
    const isCertain = (text: string) => sorted[JSON.parse(text)[0]] !== undefined;
    const columns = parseColumns('job="the job",start=began,end=ended');
    const told = await found({ table: "jobs_rows", shape: "rows", columns });
    const rows = libraryFindings(sorted.map((history) => history ?? []));
    const isOfRows = (text: string) => !text.includes('"empty-history"');
    expect(difference(told.filter(isCertain), rows.filter(isOfRows))).toEqual(same);
  });
});
