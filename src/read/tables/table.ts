import type { RowColumns } from "./columns.ts";

/** One row of a table, with its file and its place there, counted from 1. */
export interface TableRow {
  readonly file: string;
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads tables with one package. Callers select columns as a map from the wanted names to those in the file. */
export interface TableEngine {
  /** The names of a file's columns, those of its hive partitions included. Throws if the file cannot be read. */
  columnsOf(file: string): Promise<readonly string[]>;
  /** All rows, in their order. */
  rows(files: readonly string[], columns: Readonly<Record<string, string>>): AsyncIterable<TableRow>;
  /** All rows, with the rows of each job next to each other. */
  rowsByJob(files: readonly string[], columns: RowColumns): AsyncIterable<TableRow>;
  close(): void;
}
