import { HiveSQL, TrinoSQL } from "dt-sql-parser";
import { describe, expect, test } from "vitest";
import { SHAPES, TIMES, toSql } from "../../src/sql/to-sql.ts";
import { blocksOf } from "../support/pages.ts";

/* SQL as dt-sql-parser reads it, which takes seconds to load. */

describe("the query is in Trino's grammar", () => {
  const parser = new TrinoSQL();

  test.each(SHAPES.flatMap((shape) => TIMES.map((times) => [shape, times] as const)))("%s with %s", (shape, times) => {
    expect(parser.validate(toSql({ dialect: "trino", table: "lake.jobs", shape, times }))).toEqual([]);
  });

  test("a query that is cut is not", () => {
    const query = toSql({ dialect: "trino", table: "lake.jobs" });
    expect(parser.validate(query.slice(0, -200)).length).toBeGreaterThan(0);
  });
});

test("athena.md: the table is in Hive's grammar, the view in Trino's", () => {
  const [table, view] = blocksOf("athena.md", "sql");
  expect(new HiveSQL().validate(table!)).toEqual([]);
  expect(new TrinoSQL().validate(view!)).toEqual([]);
});
