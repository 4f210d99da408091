import type { DuckDBConnection } from "@duckdb/node-api";
import type { RowColumns } from "./columns.ts";
import type { TableEngine, TableRow } from "./table.ts";

/**
 * Parquet and CSV by DuckDB: it streams, and sorts on disk if memory is too small. Memory is one row group per thread,
 * and one thread reads faster than the rules run.
 */
export async function openDuckDb(): Promise<TableEngine> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const { tmpdir } = await import("node:os");
  const settings = { memory_limit: "1GB", threads: "1", temp_directory: tmpdir() };
  const instance = await DuckDBInstance.create(":memory:", settings);
  const db = await instance.connect();
  // So that times with a zone are printed in UTC.
  await db.run("SET TimeZone = 'UTC'");
  return {
    async columnsOf(file) {
      const described = await db.runAndReadAll(`DESCRIBE ${scan([file])}`);
      return described
        .getColumns()[0]!
        .map(String)
        .filter((column) => !OWN.includes(column));
    },
    rows: (files, columns) => rowsOf(db, select(`(${scan(files)})`, columns), files),
    async *rowsByJob(files, columns) {
      const source = files.every(isParquet) ? `(${scan(files)})` : await collect(db, files, columns);
      const order = `${columns.job === undefined ? "" : `${name(columns.job)}, `}filename, file_row_number`;
      yield* rowsOf(db, `${select(source, { ...columns })} ORDER BY ${order}`, files);
    },
    close() {
      db.closeSync();
      instance.closeSync();
    },
  };
}

/** What the scan adds to the columns of a file. */
const OWN = ["filename", "file_row_number"];

/** Each row as JSON, so that one text per row crosses over and times keep their format. */
function select(source: string, columns: Readonly<Record<string, string>>): string {
  const fields = Object.entries(columns).map(([field, column]) => `${text(field)}: ${name(column)}`);
  return `SELECT filename, file_row_number, to_json({${fields.join(", ")}})::VARCHAR FROM ${source}`;
}

/** The files as one query. CSV is read as text: the library knows more formats of time than a reader of CSV does. */
function scan(files: readonly string[]): string {
  const list = `[${files.map(pattern).join(", ")}], filename = true, hive_partitioning = true`;
  return files.every(isParquet)
    ? `FROM read_parquet(${list}, union_by_name = true, file_row_number = true)`
    : `SELECT *, row_number() OVER () - 1 AS file_row_number FROM read_csv(${list}, all_varchar = true, hive_types_autocast = false)`;
}

function isParquet(file: string): boolean {
  return /\.parquet$/i.test(file);
}

/** A table with the rows of all these CSV files, read one by one: a query over sixteen of them needs more than 1 GB. */
async function collect(db: DuckDBConnection, files: readonly string[], columns: RowColumns): Promise<string> {
  const wanted = [...OWN, ...Object.values(columns).map(name)].join(", ");
  for (const [i, file] of files.entries()) {
    const into = i === 0 ? "CREATE OR REPLACE TEMP TABLE collected AS" : "INSERT INTO collected";
    await db.run(`${into} SELECT ${wanted} FROM (${scan([file])})`);
  }
  return "collected";
}

/** The rows of a query over these files; throws if a row comes from any other file. */
async function* rowsOf(db: DuckDBConnection, sql: string, asked: readonly string[]): AsyncGenerator<TableRow> {
  const { resolve } = await import("node:path");
  const byPath = new Map(asked.flatMap((file) => [file, resolve(file)].map((path) => [path, file])));
  const result = await db.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const [files, rows, values] = [0, 1, 2].map((column) => chunk.getColumnValues(column));
    for (let i = 0; i < chunk.rowCount; i++) {
      const file = byPath.get(String(files![i])) ?? byPath.get(resolve(String(files![i])));
      if (file === undefined) throw new Error(`another file was read instead: ${files![i]}`);
      yield { file, row: Number(rows![i]) + 1, value: JSON.parse(String(values![i])) };
    }
  }
}

/** The path of one file, escaped: DuckDB takes `*`, `?` and `[` for wildcards and `~` for the home folder. */
function pattern(file: string): string {
  const escaped = file.replaceAll(/[*?[]/g, "[$&]");
  return text(escaped.startsWith("~") ? `./${escaped}` : escaped);
}

function name(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
