import type { OpenedInput } from "../inputs/opened-input.ts";
import type { Reading } from "../json/record-builder.ts";
import { LOOKED_FOR, type RowColumns, shapeOf, type TableShape } from "./columns.ts";
import { openDuckDb } from "./duckdb.ts";
import { openHyparquet } from "./hyparquet.ts";
import { jobsOfArrays, jobsOfRows } from "./records.ts";
import type { TableEngine } from "./table.ts";

/** Whether a file is read as a table, by its name. */
export function isTable(file: string): boolean {
  return formOf(file) !== undefined;
}

type Form = "parquet" | "csv";

/** The formats, for messages. */
const NAMES = { parquet: "Parquet", csv: "CSV" } as const satisfies Record<Form, string>;

/** The packages that read each format, the better one first. */
const ENGINES = {
  parquet: [
    ["@duckdb/node-api", openDuckDb],
    ["hyparquet", openHyparquet],
  ],
  csv: [["@duckdb/node-api", openDuckDb]],
} as const satisfies Record<Form, readonly (readonly [string, () => Promise<TableEngine>])[]>;

type Engines = Readonly<Record<Form, readonly (readonly [string, () => Promise<TableEngine>])[]>>;

interface TableOptions {
  /** Called with each file that was read to its end. */
  readonly onRead?: (file: string) => void;
  readonly engines?: Engines;
}

/**
 * Opens tables. A table with one row per job is an input by itself. Tables with one row per transition are one input
 * together, because the rows of a job may be in several files.
 */
export async function* openTables(
  files: readonly string[],
  { engines = ENGINES, ...options }: TableOptions,
): AsyncGenerator<OpenedInput> {
  for (const format of ["parquet", "csv"] as const) {
    const ofForm = files.filter((file) => formOf(file) === format);
    if (ofForm.length === 0) continue;
    const engine = await openEngine(engines[format]);
    if (engine === undefined) {
      const packages = engines[format].map(([name]) => name).join(" or ");
      for (const path of ofForm) yield { path, problem: `reading ${format} needs a package: npm install ${packages}` };
      continue;
    }
    try {
      yield* opened(ofForm, format, engine, options);
    } finally {
      engine.close();
    }
  }
}

async function* opened(
  files: readonly string[],
  format: Form,
  engine: TableEngine,
  { onRead = () => {} }: Omit<TableOptions, "engines">,
): AsyncGenerator<OpenedInput> {
  const byColumns = new Map<string, { readonly columns: RowColumns; readonly files: string[] }>();
  for (const file of files) {
    const shape = await shapeOfFile(file, format, engine);
    if (typeof shape === "string") yield { path: file, problem: shape };
    else if (shape.kind === "array") {
      const records = jobsOfArrays(engine.rows([file], shape.columns), format);
      yield { path: file, batches: toEnd(records, [file], onRead) };
    } else {
      const key = JSON.stringify(shape.columns);
      if (!byColumns.has(key)) byColumns.set(key, { columns: shape.columns, files: [] });
      byColumns.get(key)!.files.push(file);
    }
  }
  for (const { columns, files } of byColumns.values()) {
    const path = files.length === 1 ? files[0]! : `${files[0]} and ${files.length - 1} more`;
    const records = jobsOfRows(engine.rowsByJob(files, columns), columns, format);
    yield { path, batches: toEnd(records, files, onRead) };
  }
}

async function* toEnd(records: AsyncIterable<Reading>, files: readonly string[], onRead: (file: string) => void) {
  for await (const record of records) yield [record];
  for (const file of files) onRead(file);
}

/** What a file holds, or why it cannot be read. */
async function shapeOfFile(file: string, format: Form, engine: TableEngine): Promise<TableShape | string> {
  try {
    const columns = await engine.columnsOf(file);
    const found = columns.slice(0, 8).join(", ");
    return shapeOf(columns) ?? `no history here: looked for ${LOOKED_FOR}; found the columns ${found}`;
  } catch (error) {
    return `not readable as ${NAMES[format]}: ${(error as Error).message.split("\n")[0]}`;
  }
}

async function openEngine(engines: Engines[Form]): Promise<TableEngine | undefined> {
  for (const [, open] of engines) {
    try {
      return await open();
    } catch (error) {
      // Not installed, or installed without the binary for this machine.
      if (
        !/^(?:ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|ERR_DLOPEN_FAILED)$/.test(
          `${(error as NodeJS.ErrnoException).code}`,
        )
      )
        throw error;
    }
  }
  return undefined;
}

function formOf(file: string): Form | undefined {
  if (/\.parquet$/i.test(file)) return "parquet";
  return /\.(?:csv|tsv)(?:\.(?:gz|zst))?$/i.test(file) ? "csv" : undefined;
}
