import { consoleCopy } from "../formats/console-copy.ts";
import type { Reading, ReadRecordOptions } from "../json/record-builder.ts";
import { shapeOf, type TableShape } from "../tables/columns.ts";
import { jobOf, jobsOfRow } from "../tables/records.ts";
import type { TableRow } from "../tables/table.ts";
import { type CsvRow, CsvSplitter } from "./csv-rows.ts";
import type { TextReader } from "./text-reader.ts";

const FORMAT = "csv";

const DELIMITERS = [",", "\t", ";"] as const;

/** Whether the beginning of a text shows it to be CSV that holds histories. */
export function looksLikeCsv(head: string): boolean {
  return shapeOf(headerOf(head, delimiterOf(head))) !== undefined && !consoleCopy.recognises(head);
}

function headerOf(head: string, delimiter: string): readonly string[] {
  const splitter = new CsvSplitter(delimiter);
  for (const { cells } of splitter.push(head)) return cells;
  return [...splitter.end()][0]?.cells ?? [];
}

/** The most frequent delimiter in the header. */
function delimiterOf(head: string): string {
  const [header = ""] = head.split("\n", 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/**
 * Reads CSV text, from standard input or in the library, with one row per job or per transition. Rows per transition
 * are held in memory.
 */
export class CsvReader implements TextReader {
  readonly #file: string;
  readonly #splitter: CsvSplitter;
  readonly #decoder = new TextDecoder();
  #header: readonly string[] | undefined;
  #shape: TableShape | undefined;
  /** The place of each field in a row. */
  #places: readonly (readonly [field: string, place: number])[] = [];
  #row = 0;
  readonly #jobs = new Map<unknown, TableRow[]>();

  constructor(head: string, { file = "" }: ReadRecordOptions) {
    this.#file = file;
    this.#splitter = new CsvSplitter(delimiterOf(head));
  }

  *push(chunk: Uint8Array): Generator<Reading> {
    for (const row of this.#splitter.push(this.#decoder.decode(chunk, { stream: true }))) yield* this.#read(row);
  }

  *end(): Generator<Reading> {
    for (const row of this.#splitter.end()) yield* this.#read(row);
    if (this.#shape === undefined) {
      yield this.#nothing(`found a table with the columns ${this.#header?.slice(0, 8).join(", ")}`);
    } else if (this.#row === 0) {
      yield this.#nothing("the table has no rows");
    } else if (this.#shape.kind === "rows") {
      for (const run of this.#jobs.values()) yield this.#placed(jobOf(run, this.#shape.columns, FORMAT));
    }
  }

  *#read({ cells }: CsvRow): Generator<Reading> {
    if (this.#header === undefined) {
      this.#header = cells;
      this.#shape = shapeOf(cells);
      const columns = Object.entries(this.#shape?.columns ?? {});
      this.#places = columns.map(([field, name]) => [field, cells.indexOf(name)]);
      return;
    }
    if (this.#shape === undefined) return;
    const value = Object.fromEntries(this.#places.map(([field, place]) => [field, cells[place] || null]));
    const row: TableRow = { file: this.#file, row: ++this.#row, value };
    if (this.#shape.kind === "array") for (const reading of jobsOfRow(row, FORMAT)) yield this.#placed(reading);
    else if (this.#jobs.has(value.job)) this.#jobs.get(value.job)!.push(row);
    else this.#jobs.set(value.job, [row]);
  }

  #nothing(why: string): Reading {
    const source = { ...this.#place, line: 1, byteOffset: 0, format: FORMAT };
    return { kind: "unreadable", problem: `no training-job history found: ${why}`, source };
  }

  get #place(): { readonly file?: string } {
    return this.#file === "" ? {} : { file: this.#file };
  }

  /** Text passed to the library has no file. */
  #placed(reading: Reading): Reading {
    const { file: _, ...source } = reading.source;
    return { ...reading, source: { ...this.#place, ...source } };
  }
}
