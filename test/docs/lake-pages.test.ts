import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, expect, test } from "vitest";
import { commandsOf, wordsOf } from "../support/pages.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands = ["sql.md", "spark.md", "athena.md"].flatMap((page) =>
  commandsOf(page).map((line) => [page, line] as const),
);

test("there are commands", () => expect(commands.length).toBeGreaterThan(3));

test.each(commands)("%s: %s", async (_, command) => {
  const { code, stdout, stderr } = await runCommand(wordsOf(command));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^-- Findings of [\s\S]*;\n$/);
});

test("the query of sql.md runs on DuckDB over the file that it names", async () => {
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  await db.run(`SET file_search_path = '${folder}'`);
  await db.run(`COPY (SELECT 'a-job' AS TrainingJobName, [{Status: 'Training', StartTime: TIMESTAMP '2025-05-16 18:10:50',
    EndTime: NULL::TIMESTAMP}] AS SecondaryStatusTransitions) TO '${join(folder, "jobs.parquet")}'`);
  const { stdout } = await runCommand(wordsOf(commands[0]![1]));
  const reader = await db.runAndReadAll(stdout);
  expect(reader.columnNames()).toEqual(["job", "entry", "rule", "from", "to"]);
  expect(reader.getRowsJson()).toEqual([["a-job", "0", "illegal-first-status", null, "Training"]]);
});
