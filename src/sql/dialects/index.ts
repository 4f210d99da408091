import { duckdb } from "./duckdb.ts";
import { spark } from "./spark.ts";
import { trino } from "./trino.ts";

/** The dialects. A new one is one file and its line here. Athena speaks Trino's. */
export const dialects = { duckdb, spark, trino } as const;

export type DialectName = keyof typeof dialects;
