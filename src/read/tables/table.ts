import type { RowColumns } from "./columns.ts";

/** One row of a table, with the file that it stands in and its place there, counted from 1. */
export interface TableRow {
  readonly file: string;
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads tables by means of one package. Columns are asked for as what they are to be called → their name in the file. */
export interface TableEngine {
  /** The names of a file's columns, those of its hive partitions included. Throws where the file cannot be read. */
  columnsOf(file: string): Promise<readonly string[]>;
  /** All rows, in their order. */
  rows(files: readonly string[], columns: Readonly<Record<string, string>>): AsyncIterable<TableRow>;
  /** All rows, those of a job one after the other. */
  rowsByJob(files: readonly string[], columns: RowColumns): AsyncIterable<TableRow>;
  close(): void;
}
