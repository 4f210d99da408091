import type { RowColumns } from "./columns.ts";

/** One row of a table, with its file and its number there, counted from 1. */
export interface TableRow {
  readonly file: string;
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads tables with one package. The requested columns map new names to the names in the file. */
export interface TableEngine {
  /** The names of a file's columns, those of its hive partitions included. Throws if the file cannot be read. */
  columnsOf(file: string): Promise<readonly string[]>;
  /** All rows, in their order. */
  rows(files: readonly string[], columns: Readonly<Record<string, string>>): AsyncIterable<TableRow>;
  /** All rows, those of a job one after the other. */
  rowsByJob(files: readonly string[], columns: RowColumns): AsyncIterable<TableRow>;
  close(): void;
}
