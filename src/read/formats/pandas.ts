import { isArray, isObject, property } from "../../model/safe-access.ts";

/** The columns by which a table is one of jobs or of transitions. */
const HISTORY = ["SecondaryStatusTransitions", "secondary_status_transitions", "Status", "status"];

/**
 * The rows of a table that pandas wrote column by column: `to_json()` gives `{"Status": {"0": "Starting", …}, …}`,
 * `to_dict("list")` gives `{"Status": ["Starting", …], …}`, `to_json(orient="split")` gives columns and data apart.
 * Undefined if the value is not such a table.
 */
export function rowsOf(value: object): readonly object[] | undefined {
  const [columns, data] = [property(value, "columns"), property(value, "data")];
  if (isArray(columns) && isArray(data)) return rowsOfSplit(columns, data);
  const entries = Object.entries(value);
  if (entries.length < 2 || !entries.some(([name]) => HISTORY.includes(name))) return undefined;
  const indexes = entries.map(([, column]) => indexOf(column));
  const [first] = indexes;
  if (first === undefined || first.length === 0) return undefined;
  if (!indexes.every((index) => index?.length === first.length && index.every((key, i) => key === first[i])))
    return undefined;
  return first.map((key) => rowOf(entries.map(([name, column]) => [name, property(column as object, key)])));
}

/** The keys of a column. A job is not a table: its history is an array, and its other fields are not. */
function indexOf(column: unknown): readonly string[] | undefined {
  if (isArray(column)) return Object.keys(column);
  const keys = isObject(column) ? Object.keys(column) : [];
  return keys.every((key) => /^\d+$/.test(key)) ? keys : undefined;
}

function rowsOfSplit(columns: readonly unknown[], data: readonly unknown[]): readonly object[] | undefined {
  const names = columns.filter((name) => typeof name === "string");
  if (!names.some((name) => HISTORY.includes(name))) return undefined;
  return data.filter(isArray).map((row) => rowOf(names.map((name, i) => [name, row[i]])));
}

/** pandas fills a table up with nulls: a field that a row does not have. */
function rowOf(fields: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(fields.filter(([, field]) => field !== null && field !== undefined));
}
