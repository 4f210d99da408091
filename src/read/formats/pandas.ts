import { isArray, isObject, property } from "../../model/safe-access.ts";

/** The columns that identify a table of jobs or of transitions. */
const HISTORY = ["SecondaryStatusTransitions", "secondary_status_transitions", "Status", "status"];

/**
 * The rows of a table that pandas wrote column by column: `to_json()` gives `{"Status": {"0": "Starting", …}, …}`,
 * `to_dict("list")` gives `{"Status": ["Starting", …], …}`, `to_json(orient="split")` gives columns and data apart.
 * Undefined if the value is not such a table.
 */
export function rowsOf(value: object): readonly object[] | undefined {
  const [columns, data] = [property(value, "columns"), property(value, "data")];
  if (isArray(columns) && isArray(data)) return rowsOfSplit(columns, data);
  const history = HISTORY.find((name) => name in value);
  const keys = history === undefined ? undefined : keysOfColumn(property(value, history));
  if (keys === undefined || keys.length === 0) return undefined;
  const entries = Object.entries(value);
  const isTable = entries.length > 1 && entries.every(([, column]) => hasKeys(column, keys));
  return isTable ? keys.map((key) => rowOf(entries.map(([name, column]) => [name, property(column, key)]))) : undefined;
}

/** The keys of a column that holds histories or statuses. An array of objects is a history itself. */
function keysOfColumn(column: unknown): readonly string[] | undefined {
  if (isArray(column)) return isObject(column[0]) ? undefined : Object.keys(column);
  const keys = isObject(column) ? Object.keys(column) : [];
  return keys.every((key) => /^\d+$/.test(key)) ? keys : undefined;
}

function hasKeys(column: unknown, keys: readonly string[]): boolean {
  if (typeof column !== "object" || column === null) return false;
  const own = Object.keys(column);
  return own.length === keys.length && own.every((key, i) => key === keys[i]);
}

function rowsOfSplit(columns: readonly unknown[], data: readonly unknown[]): readonly object[] | undefined {
  const names = columns.filter((name) => typeof name === "string");
  if (!names.some((name) => HISTORY.includes(name))) return undefined;
  return data.filter(isArray).map((row) => rowOf(names.map((name, i) => [name, row[i]])));
}

/** pandas fills missing fields with nulls. */
function rowOf(fields: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(fields.filter(([, field]) => field !== null && field !== undefined));
}
