import { JOB_FIELDS } from "../../model/job.ts";
import { plainSpelling } from "../../model/normalize-spelling.ts";
import { isObject } from "../../model/safe-access.ts";
import { responseFields } from "../formats/response-lifecycles.ts";
import { parseValue } from "../json/parse-value.ts";

/** A table with one row per transition, by the names of its columns. */
export interface RowColumns {
  /** Absent if the table holds a single job. */
  readonly job?: string;
  readonly Status: string;
  readonly StartTime: string;
  readonly EndTime?: string;
  readonly StatusMessage?: string;
  /** The column with the order of a job's rows. */
  readonly position?: string;
}

/** What a table holds, found by the meaning of its columns' names. */
export type TableShape =
  | { readonly kind: "array"; readonly columns: Readonly<Record<string, string>> }
  | { readonly kind: "rows"; readonly columns: RowColumns };

/** Names that mean the same, the more specific first; upper and lower case, `_`, `-` and spaces do not count. */
const MEANINGS = {
  job: ["trainingjobname", "jobname", "job", "name"],
  Status: ["status", "secondarystatus"],
  StartTime: ["starttime", "start", "startedat"],
  EndTime: ["endtime", "end", "endedat"],
  StatusMessage: ["statusmessage", "message"],
  position: ["entry", "position", "index"],
} as const;

const HISTORY = "SecondaryStatusTransitions";

/** The status messages of a history, as `DataFrame(history).to_csv()` names their column. */
const HISTORY_COLUMNS = new Set(["StatusMessage", "status_message"]);

/** The wrapping of EventBridge events, under which the job's own fields stand. */
const EVENT_FIELDS = ["detail", "detail-type", "source"];

const fieldBySpelling = new Map(
  [...JOB_FIELDS, ...responseFields, ...EVENT_FIELDS].map((field) => [plainSpelling(field), field]),
);

/** What a table with these columns holds; undefined if it holds no history. */
export function shapeOf(names: readonly string[]): TableShape | undefined {
  const known = names.flatMap((name) => {
    const field = fieldBySpelling.get(plainSpelling(name));
    return field === undefined ? [] : [[field, name] as const];
  });
  const columns = Object.fromEntries(known);
  if (HISTORY in columns || "detail" in columns) {
    const job = columnFor(names, MEANINGS.job);
    // A table can call the name of a training job `JobName`, but only a response of another API has its other fields.
    const { JobName: _, ...others } = columns;
    const isOther = responseFields.some((field) => field in others);
    if (job === undefined || isOther) return { kind: "array", columns };
    return { kind: "array", columns: { TrainingJobName: job, ...others } };
  }
  const found = Object.fromEntries(
    Object.entries(MEANINGS).flatMap(([what, spellings]) => {
      const name = columnFor(names, spellings);
      return name === undefined ? [] : [[what, name]];
    }),
  ) as Partial<RowColumns>;
  // Any table can have a status and a start, so a table without a name has the end as well.
  const isOfOneJob = found.EndTime !== undefined && names.some((name) => HISTORY_COLUMNS.has(name));
  const isWhole =
    (found.job !== undefined || isOfOneJob) && found.Status !== undefined && found.StartTime !== undefined;
  return isWhole ? { kind: "rows", columns: found as RowColumns } : undefined;
}

/** For the message on a table that holds no history. */
export const LOOKED_FOR = `a column ${HISTORY}, or a job name, a status and a start time`;

function columnFor(names: readonly string[], spellings: readonly string[]): string | undefined {
  return spellings.flatMap((spelling) => names.find((name) => plainSpelling(name) === spelling) ?? [])[0];
}

/** A row of an array table in AWS's spelling, its history and event included. */
export function respelledRow(row: object): Record<string, unknown> {
  return respelled(
    row,
    (key) => fieldBySpelling.get(plainSpelling(key)),
    (key, value) => {
      if (key === HISTORY) return history(value);
      if (key === "detail" && isObject(value)) return respelledRow(value);
      return typeof value === "string" && !TEXTS.has(key) ? typed(value) : value;
    },
  );
}

/** A history, which a cell holds as JSON or as a Python literal if it has no type for lists. */
function history(value: unknown): unknown {
  const entries = typeof value === "string" ? parsed(value) : value;
  return Array.isArray(entries) ? entries.map((entry) => (isObject(entry) ? respelledEntry(entry) : entry)) : entries;
}

export function respelledEntry(entry: object): Record<string, unknown> {
  const fieldOf = (key: string) =>
    (["Status", "StartTime", "EndTime", "StatusMessage"] as const).find((field) =>
      MEANINGS[field].some((spelling) => spelling === plainSpelling(key)),
    );
  return respelled(entry, fieldOf, (_, value) => zoned(value));
}

function respelled(
  value: object,
  fieldOf: (key: string) => string | undefined,
  read: (field: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, found]) => {
      const field = fieldOf(key) ?? key;
      return [field, read(field, found)];
    }),
  );
}

/** An offset of whole hours, as SQL engines write it, with its minutes: `+00` is `+00:00`. */
function zoned(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/(:\d\d(?:\.\d+)?[+-]\d\d)$/, "$1:00") : value;
}

/** The fields that are text, and stay text even if it looks like a number. */
const TEXTS = new Set(["TrainingJobName", "TrainingJobArn", "FailureReason", "TrainingJobStatus", "SecondaryStatus"]);

/** The value of a cell of text: a number, a boolean or an object where the field is one. */
function typed(cell: string): unknown {
  if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === "true";
  if (/^-?\d+(?:\.\d+)?$/.test(cell)) return Number(cell);
  return /^\s*\{/.test(cell) ? parsed(cell) : zoned(cell);
}

function parsed(text: string): unknown {
  try {
    return parseValue(text, undefined).value;
  } catch {
    return text;
  }
}
