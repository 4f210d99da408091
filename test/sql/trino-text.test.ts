import { describe, expect, test } from "vitest";
import { SHAPES, TIMES, toSql } from "../../src/sql/findings-query.ts";
import { isSlow } from "../support/slow.ts";

/*
 * Trino's text as a parser made by others reads it. The parser takes its time to load: only where there is time.
 */
describe.skipIf(!isSlow)("Trino's text is Trino's grammar", { timeout: 120_000 }, async () => {
  const parser = isSlow ? new (await import("dt-sql-parser")).TrinoSQL() : undefined!;

  test.each(SHAPES.flatMap((shape) => TIMES.map((times) => [shape, times] as const)))("%s with %s", (shape, times) => {
    expect(parser.validate(toSql({ dialect: "trino", table: "lake.jobs", shape, times }))).toEqual([]);
  });

  test("a query that is cut is not", () => {
    const query = toSql({ dialect: "trino", table: "lake.jobs" });
    expect(parser.validate(query.slice(0, -200)).length).toBeGreaterThan(0);
  });
});
