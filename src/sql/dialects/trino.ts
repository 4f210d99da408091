import { type Dialect, isList, type Type } from "../dialect.ts";
import { call, enclosed, quoted } from "../layout.ts";

/** Trino, and so Athena from its engine version 3 on. */
export const trino: Dialect = {
  identifier: (name) => quoted(name, '"'),
  text: (value) => quoted(value, "'"),
  integer: String,
  type: typeOf,
  // The fields of a row get their names from its type only.
  struct: (type, values) => `CAST(${call("ROW", ...Object.values(values))} AS ${typeOf(type)})`,
  list: (elements) => enclosed("ARRAY[", elements, "]"),
  at: (list, position) => call("element_at", list, position),
  length: (list) => call("cardinality", list),
  contains: (list, value) => call("contains", list, value),
  append: (list, element) => `${list} || ${element}`,
  concat: (lists) => call("concat", ...lists),
  greatest: (list) => call("array_max", list),
  sorted: (list) => call("array_sort", list),
  each: (list, name, body) => call("transform", list, `${name} -> ${body(name)}`),
  // `transform` does not pass the position, and `sequence` would count down for an empty list.
  numbered: (list, name, body) =>
    call(
      "zip_with",
      list,
      `IF(cardinality(${list}) > 0, sequence(1, cardinality(${list})), ARRAY[])`,
      `(${name}, i) -> ${body(name, "i")}`,
    ),
  filter: (list, name, body) => call("filter", list, `${name} -> ${body(name)}`),
  fold: (list, initial, name, body) =>
    call("reduce", list, initial, `(state, ${name}) -> ${body("state", name)}`, "state -> state"),
  gathered: (struct, order) => call("array_agg", `${struct} ORDER BY ${order}`),
  milliseconds: (timestamp) => `CAST(round(to_unixtime(date_trunc('millisecond', ${timestamp})) * 1000) AS BIGINT)`,
  now: "CAST(to_unixtime(current_timestamp) * 1000 AS BIGINT)",
  unnested: ({ kept, list, fields, from }) => {
    const columns = Object.entries(fields).map(([column, field]) => `${field} AS ${quoted(column, '"')}`);
    return (
      `SELECT ${[kept, ...columns].join(", ")}\n` +
      `FROM ${from} CROSS JOIN UNNEST(${list}) AS finding (${Object.values(fields).join(", ")})`
    );
  },
};

const SCALARS = { integer: "BIGINT", instant: "BIGINT", text: "VARCHAR", boolean: "BOOLEAN" } as const;

function typeOf(type: Type): string {
  if (typeof type === "string") return SCALARS[type];
  if (isList(type)) return `ARRAY(${typeOf(type[0])})`;
  const fields = Object.entries(type).map(([field, inner]) => `${field} ${typeOf(inner)}`);
  return `ROW(${fields.join(", ")})`;
}
