import { duckdb } from "./duckdb.ts";
import { spark } from "./spark.ts";
import { trino } from "./trino.ts";

/** The dialects: one file each, and its line here. Athena uses Trino's. */
export const dialects = { duckdb, spark, trino } as const;

/** A dialect that `toSql` writes. */
export type DialectName = keyof typeof dialects;
