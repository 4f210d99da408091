import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableEngine, TableRow } from "./table.ts";

/**
 * Parquet and CSV by DuckDB: it streams, and what it has to sort it sorts on disk where memory does not hold it. Memory is
 * a row group a thread, and one thread reads faster than the rules judge.
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
    rows: (files, columns) => rowsOf(db, select(files, columns)),
    rowsByJob: (files, columns) =>
      rowsOf(
        db,
        `${select(files, { ...columns })} ORDER BY ${columns.job === undefined ? "" : `${name(columns.job)}, `}filename, file_row_number`,
      ),
    close() {
      db.closeSync();
      instance.closeSync();
    },
  };
}

/** What the scan adds to the columns of a file. */
const OWN = ["filename", "file_row_number"];

/** Each row as JSON: one text crosses over, and a time keeps the format that it has. */
function select(files: readonly string[], columns: Readonly<Record<string, string>>): string {
  const fields = Object.entries(columns).map(([field, column]) => `${text(field)}: ${name(column)}`);
  return `SELECT filename, file_row_number, to_json({${fields.join(", ")}})::VARCHAR FROM (${scan(files)})`;
}

/** CSV is read as text: the library knows more formats of time than a reader of CSV does. */
function scan(files: readonly string[]): string {
  const options = "filename = true, hive_partitioning = true";
  if (files.every((file) => /\.parquet$/i.test(file))) {
    const list = `[${files.map(text).join(", ")}]`;
    return `FROM read_parquet(${list}, ${options}, union_by_name = true, file_row_number = true)`;
  }
  return files
    .map(
      (file) =>
        `SELECT *, row_number() OVER () - 1 AS file_row_number FROM read_csv(${text(file)}, ${options}, all_varchar = true)`,
    )
    .join(" UNION ALL BY NAME ");
}

async function* rowsOf(db: DuckDBConnection, sql: string): AsyncGenerator<TableRow> {
  const result = await db.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const [files, rows, values] = [0, 1, 2].map((column) => chunk.getColumnValues(column));
    for (let i = 0; i < chunk.rowCount; i++) {
      yield { file: String(files![i]), row: Number(rows![i]) + 1, value: JSON.parse(String(values![i])) };
    }
  }
}

function name(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
