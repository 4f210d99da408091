import type { RowColumns } from "./columns.ts";
import type { TableEngine, TableRow } from "./table.ts";

/**
 * Parquet by hyparquet: small, and without binaries. It reads one row group at a time, but holds a table with one row per
 * transition as a whole, and it does not read hive partitions.
 */
export async function openHyparquet(): Promise<TableEngine> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import("hyparquet");

  async function open(path: string) {
    const file = await asyncBufferFromFile(path);
    return { file, metadata: await parquetMetadataAsync(file) };
  }

  async function* rowsOf(path: string, columns: Readonly<Record<string, string>>): AsyncGenerator<TableRow> {
    const opened = await open(path);
    let rowStart = 0;
    for (const { num_rows } of opened.metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const rows = await parquetReadObjects({ ...opened, rowStart, rowEnd, columns: Object.values(columns) });
      for (const [i, row] of rows.entries()) {
        const value = Object.fromEntries(Object.entries(columns).map(([what, column]) => [what, plain(row[column])]));
        yield { file: path, row: rowStart + i + 1, value };
      }
      rowStart = rowEnd;
    }
  }

  async function* rows(files: readonly string[], columns: Readonly<Record<string, string>>): AsyncGenerator<TableRow> {
    for (const file of files) yield* rowsOf(file, columns);
  }

  return {
    rows,
    async columnsOf(file) {
      const { metadata } = await open(file);
      return parquetSchema(metadata).children.map(({ element }) => element.name);
    },
    async *rowsByJob(files, columns: RowColumns) {
      const byJob = new Map<unknown, TableRow[]>();
      for await (const row of rows(files, { ...columns })) {
        const known = byJob.get(row.value.job);
        if (known === undefined) byJob.set(row.value.job, [row]);
        else known.push(row);
      }
      for (const rows of byJob.values()) yield* rows;
    },
    close() {},
  };
}

/** Integers of 64 bits as numbers, which epoch milliseconds fit into. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}
