import { type DuplicateKey, NO_DUPLICATES } from "../../model/duplicate-key.ts";
import type { PartialTransition } from "../../model/job.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { duplicateKeys, withDuplicates } from "../duplicates/duplicate-keys.ts";
import { findJobs } from "../formats/find-jobs.ts";
import { lifecycleOfResponse } from "../formats/response-lifecycles.ts";
import type { Reading } from "../json/record-builder.ts";
import type { JobRecord } from "../read-record.ts";
import { type RowColumns, respelledEntry, respelledRow } from "./columns.ts";
import type { TableRow } from "./table.ts";

/** The jobs of a table with one row per job, or per event of a job. */
export async function* jobsOfArrays(rows: AsyncIterable<TableRow>, format: string): AsyncGenerator<Reading> {
  for await (const row of rows) yield* jobsOfRow(row, format);
}

/** The job in a row. */
export function* jobsOfRow({ file, row, value }: TableRow, format: string): Generator<Reading> {
  const duplicates = Object.entries(value).flatMap(([column, cell]) => duplicatesInCell(column, cell));
  for (const job of findJobs(respelledRow(value), undefined)) {
    const { format: _, path, ...found } = withDuplicates(job, duplicates);
    const place = path === undefined ? {} : { path };
    yield { ...found, source: { file, line: row, byteOffset: 0, format, ...place } } as Reading;
  }
}

function duplicatesInCell(column: string, cell: unknown): readonly DuplicateKey[] {
  if (typeof cell !== "string" || !/^\s*[{[]/.test(cell)) return NO_DUPLICATES;
  return duplicateKeys(cell, undefined).map((duplicate) => ({ ...duplicate, path: [column, ...duplicate.path] }));
}

/**
 * The jobs of a table with one row per transition: a job is the run of rows with its name, in the order of their
 * position or of their times. Without a column for the name, a file is one job.
 */
export async function* jobsOfRows(
  rows: AsyncIterable<TableRow>,
  columns: RowColumns,
  format: string,
): AsyncGenerator<Reading> {
  let run: TableRow[] = [];
  for await (const row of rows) {
    if (
      run.length > 0 &&
      (run[0]!.value.job !== row.value.job || (columns.job === undefined && run[0]!.file !== row.file))
    ) {
      yield jobOf(run, columns, format);
      run = [];
    }
    run.push(row);
  }
  if (run.length > 0) yield jobOf(run, columns, format);
}

/** One job out of its rows. */
export function jobOf(run: readonly TableRow[], { position }: RowColumns, format: string): JobRecord {
  const [first] = run;
  const name = first!.value.job;
  const entries = run.map(({ value: { job: _, position, ...entry } }) => ({ position, entry: respelledEntry(entry) }));
  const instant = (time: unknown) => (time === null ? Number.POSITIVE_INFINITY : epochMilliseconds(time)) || 0;
  const sorted = entries.sort((a, b) =>
    position === undefined
      ? difference(instant(a.entry.StartTime), instant(b.entry.StartTime)) ||
        difference(instant(a.entry.EndTime), instant(b.entry.EndTime))
      : Number(a.position) - Number(b.position) || 0,
  );
  const history = sorted.map(({ entry }) => entry as PartialTransition);
  const lifecycle = lifecycleOfResponse(history);
  return {
    kind: "job",
    ...(typeof name === "string" ? { name } : {}),
    job: history,
    hasTimes: true,
    ...(lifecycle === undefined ? {} : { lifecycle }),
    source: { file: first!.file, line: first!.row, byteOffset: 0, format },
  };
}

/** Infinity less itself is no difference. */
function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
