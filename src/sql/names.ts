import { didYouMean, unknownWord } from "../model/did-you-mean.ts";
import { describe, isArray, isObject } from "../model/safe-access.ts";

/** What the query looks for in the table, and where a DescribeTrainingJob response would have it. */
const COLUMNS = {
  job: "TrainingJobName",
  transitions: "SecondaryStatusTransitions",
  status: "Status",
  start: "StartTime",
  end: "EndTime",
} as const;

/** A name in parts, as `database.table` has two. */
export type Name = readonly string[];

export type Columns = Readonly<Record<keyof typeof COLUMNS, Name>> & {
  /** In tables of one row a transition: the column that tells the order of a job's rows; by start and end where absent. */
  readonly position?: Name;
};

const PART = /"((?:[^"]|"")+)"|([^."]+)/y;

/**
 * Reads a name as a user writes it: parts between dots, and a part that has a dot or a quote in it within double
 * quotes, as in SQL. What stands in a part is of no matter, since every part is quoted when it is printed.
 *
 * @throws TypeError where it is no name.
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
  throw new TypeError(`${describe(text)} is no name: expected parts between dots, odd ones in double quotes`);
}

function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}

/**
 * Reads what `--columns` takes: `job=name,start=began`. What is not named keeps its name in AWS's responses.
 *
 * @throws TypeError naming what is wrong.
 * @example
 * ```ts
 * parseColumns("job=detail.TrainingJobName").job; // ["detail", "TrainingJobName"]
 * ```
 */
export function parseColumns(text: string): Columns {
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

export const DEFAULT_COLUMNS = Object.fromEntries(
  Object.entries(COLUMNS).map(([what, name]) => [what, [name]]),
) as unknown as Columns;

/** @throws TypeError that names the column that is unknown, missing or no name. */
export function checkColumns(columns: unknown): void {
  if (!isObject(columns)) throw new TypeError(`options.columns: expected names by column, found ${describe(columns)}`);
  const known = Object.keys(COLUMNS);
  for (const what of Object.keys(columns)) {
    if (![...known, "position"].includes(what)) throw unknownWord("column", what, [...known, "position"]);
  }
  for (const what of [...known, ...("position" in columns ? ["position"] : [])]) {
    const name = (columns as Readonly<Record<string, unknown>>)[what];
    if (isArray(name) && name.length > 0 && name.every((part) => typeof part === "string")) continue;
    throw new TypeError(
      `options.columns.${what}: expected a name, as parseColumns returns it, found ${describe(name)}`,
    );
  }
}
