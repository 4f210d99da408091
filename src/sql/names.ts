import type { Lifecycle } from "../machine/lifecycle.ts";
import { didYouMean, unknownWord } from "../model/misuse/did-you-mean.ts";
import { describe, isArray, isObject, property } from "../model/safe-access.ts";

/** The columns that the query reads, with their defaults: their paths in a DescribeTrainingJob response. */
const COLUMNS = {
  job: "TrainingJobName",
  transitions: "SecondaryStatusTransitions",
  status: "Status",
  start: "StartTime",
  end: "EndTime",
} as const;

/** A name in parts, as `database.table` has two. */
export type Name = readonly string[];

/** The columns of a table by what they hold. */
export type Columns = Readonly<Record<keyof typeof COLUMNS, Name>> & {
  /** In tables with one row per transition: the column that orders the rows of a job. Default: by start and end. */
  readonly position?: Name | undefined;
};

const PART = /"((?:[^"]|"")+)"|([^."]+)/y;

/**
 * Reads a name as a user writes it: parts between dots, and a part that has a dot or a quote in it within double
 * quotes, as in SQL. A part may contain any character, because every part is quoted in the output.
 *
 * @throws TypeError if it is not a valid name.
 * @example
 * ```ts
 * parseName('lake."jobs.2026"'); // ["lake", "jobs.2026"]
 * ```
 */
export function parseName(text: string): Name {
  const parts: string[] = [];
  PART.lastIndex = 0;
  for (;;) {
    const part = PART.exec(text);
    if (part === null) break;
    parts.push(part[1]?.replaceAll('""', '"') ?? part[2]!);
    if (PART.lastIndex === text.length && !hasControl(text)) return parts;
    if (text[PART.lastIndex] !== ".") break;
    PART.lastIndex++;
  }
  throw new TypeError(
    `${describe(text)} is not a name: expected parts separated by dots, with double quotes around parts that contain a dot or a quote`,
  );
}

function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to find them
  return /[\u0000-\u001f\u007f]/.test(text);
}

/**
 * Parses the value of `--columns`: `job=name,start=began`. Columns that it does not list keep their names in AWS's
 * responses.
 *
 * @throws TypeError naming what is wrong.
 * @example
 * ```ts
 * parseColumns("job=detail.TrainingJobName").job; // ["detail", "TrainingJobName"]
 * ```
 */
export function parseColumns(text: string): Columns {
  if (typeof text !== "string")
    throw new TypeError(`columns: expected a text such as "job=name", found ${describe(text)}`);
  const known = [...Object.keys(COLUMNS), "position"];
  const chosen = text.split(/,(?=\s*\w+\s*=)/).map((pair) => {
    const [, what, name] = /^\s*(\w+)\s*=\s*(.+?)\s*$/s.exec(pair) ?? [];
    if (what === undefined) throw new TypeError(`${describe(pair)}: expected what=column, as in job=name`);
    if (!known.includes(what)) {
      throw new TypeError(`unknown column ${describe(what)}: did you mean ${describe(didYouMean(what, known))}?`);
    }
    return [what, parseName(name!)];
  });
  return { ...DEFAULT_COLUMNS, ...Object.fromEntries(chosen) };
}

/**
 * The columns of a table with the names of a lifecycle's fields.
 *
 * @throws TypeError if its entries have no end, which a query cannot fill in.
 */
export function columnsOf({ fields }: Pick<Lifecycle, "fields">): Columns {
  if (fields?.end === null) {
    throw new TypeError("options.lifecycle: its entries have no end; name the column that has it in options.columns");
  }
  const { name: job, history: transitions, status, start, end } = fields ?? {};
  const chosen = Object.entries({ job, transitions, status, start, end }).filter(([, name]) => name !== undefined);
  return { ...DEFAULT_COLUMNS, ...Object.fromEntries(chosen.map(([what, name]) => [what, [name]])) };
}

const DEFAULT_COLUMNS = Object.fromEntries(
  Object.entries(COLUMNS).map(([what, name]) => [what, [name]]),
) as unknown as Columns;

/** @throws TypeError that names the column that is unknown, missing or no name. */
export function checkColumns(columns: unknown): void {
  if (!isObject(columns)) throw new TypeError(`options.columns: expected names by column, found ${describe(columns)}`);
  const known = Object.keys(COLUMNS);
  for (const what of Object.keys(columns)) {
    if (![...known, "position"].includes(what)) throw unknownWord("column", what, [...known, "position"]);
  }
  for (const what of [...known, ...(property(columns, "position") === undefined ? [] : ["position"])]) {
    const name = (columns as Readonly<Record<string, unknown>>)[what];
    if (isArray(name) && name.length > 0 && name.every((part) => typeof part === "string")) continue;
    throw new TypeError(
      `options.columns.${what}: expected a name, as parseColumns returns it, found ${describe(name)}`,
    );
  }
}
