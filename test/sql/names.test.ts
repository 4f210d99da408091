import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dialects } from "../../src/sql/dialects/index.ts";
import { parseColumns, parseName } from "../../src/sql/names.ts";
import { toSql } from "../../src/sql/to-sql.ts";
import { runCommand } from "../support/run-command.ts";

describe("names", () => {
  test.each([
    ["jobs", ["jobs"]],
    ["lake.jobs", ["lake", "jobs"]],
    ['"jobs.parquet"', ["jobs.parquet"]],
    ['"a ""b""".c', ['a "b"', "c"]],
    ["jobs; DROP TABLE jobs", ["jobs; DROP TABLE jobs"]],
  ])("%s is read", (text, parts) => {
    expect(parseName(text)).toEqual(parts);
  });

  test.each(["", ".", "a.", ".a", "a..b", '"a', 'a"b"', "a\nb", "a\0"])("%j is refused", (text) => {
    expect(() => parseName(text)).toThrow(/is not a name: expected parts separated by dots/);
  });

  test("columns that are not named keep AWS's names", () => {
    expect(parseColumns('job=detail.TrainingJobName, start="began, at"')).toEqual({
      job: ["detail", "TrainingJobName"],
      transitions: ["SecondaryStatusTransitions"],
      status: ["Status"],
      start: ["began, at"],
      end: ["EndTime"],
    });
  });

  test.each([
    ["job", /expected what=column, as in job=name/],
    ["jop=a", /unknown column "jop": did you mean "job"/],
    ["job=a..b", /is not a name/],
  ])("%s is refused", (text, message) => {
    expect(() => parseColumns(text)).toThrow(message);
  });
});

/** What a quoted name or text must be, read as the engine reads it: nothing of it stands outside of its quotes. */
const readers = {
  duckdb: { name: /^"(?:[^"]|"")*"$/, text: /^'(?:[^']|'')*'$/ },
  trino: { name: /^"(?:[^"]|"")*"$/, text: /^'(?:[^']|'')*'$/ },
  spark: { name: /^`(?:[^`]|``)*`$/, text: /^'(?:[^'\\]|\\.)*'$/s },
} as const;

describe.each(Object.entries(readers))("%s", (name, reader) => {
  test("a name stays within its quotes, whatever its characters", () => {
    const dialect = dialects[name as keyof typeof readers];
    const hostile = fc.string({ unit: fc.constantFrom(..."ab;'\"`\\${-/*. ") });
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(!text.includes("${"));
        expect(dialect.identifier(text)).toMatch(reader.name);
        expect(dialect.text(text)).toMatch(reader.text);
      }),
    );
  });
});

describe("the command", () => {
  test.each([
    ["no dialect", ["--table", "t"], /required option '--dialect <name>'/],
    ["another dialect", ["--dialect", "mysql", "--table", "t"], /Allowed choices are duckdb, spark, trino/],
    ["no table", ["--dialect", "trino"], /required option '--table <name>'/],
    ["a table that is not a name", ["--dialect", "trino", "--table", "a..b"], /--table <name>.*is not a name/],
    ["another column", ["--dialect", "trino", "--table", "t", "--columns", "x=y"], /Unknown column "x"/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Spark's own sign
    ["a variable of Spark's", ["--dialect", "spark", "--table", "${env:HOME}"], /a name for Spark cannot hold/],
  ])("refuses %s", async (_, options, message) => {
    const { code, stdout, stderr } = await runCommand(["sql", ...options]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

test("a position that is undefined is one that is not given", () => {
  const options = { dialect: "trino", table: "jobs", shape: "rows" } as const;
  const columns = parseColumns("job=name");
  expect(toSql({ ...options, columns: { ...columns, position: undefined } })).toBe(toSql({ ...options, columns }));
});
