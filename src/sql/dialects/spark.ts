import { type Dialect, isList, type Type } from "../dialect.ts";
import { call, enclosed, quoted } from "../layout.ts";

/** Spark SQL 3.4 and later, ANSI mode or not. */
export const spark: Dialect = {
  identifier: (name) => {
    // Spark substitutes variables before it parses, even inside quotes.
    if (name.includes("${")) throw new TypeError(`a name for Spark cannot hold "\${": ${name}`);
    return quoted(name, "`");
  },
  text: (value) => `'${value.replaceAll(/['\\]/g, "\\$&")}'`,
  integer: String,
  type: typeOf,
  struct: (_, values) =>
    enclosed(
      "named_struct(",
      Object.entries(values).map(([field, value]) => `'${field}', ${value}`),
      ")",
    ),
  list: (elements) => call("array", ...elements),
  at: (list, position) => call("try_element_at", list, position),
  length: (list) => call("size", list),
  contains: (list, value) => call("array_contains", list, value),
  append: (list, element) => call("concat", list, call("array", element)),
  concat: (lists) => call("concat", ...lists),
  greatest: (list) => call("array_max", list),
  sorted: (list) => call("array_sort", list),
  each: (list, name, body) => call("transform", list, `${name} -> ${body(name)}`),
  numbered: (list, name, body) => call("transform", list, `(${name}, i) -> ${body(name, "(i + 1)")}`),
  filter: (list, name, body) => call("filter", list, `${name} -> ${body(name)}`),
  fold: (list, initial, name, body) => call("aggregate", list, initial, `(state, ${name}) -> ${body("state", name)}`),
  // collect_list promises no order.
  gathered: (struct, order) =>
    call(
      "transform",
      `array_sort(collect_list(named_struct('position', ${order}, 'value', ${struct})))`,
      "gathered -> gathered.value",
    ),
  milliseconds: (timestamp) => call("unix_millis", timestamp),
  now: "unix_millis(current_timestamp())",
  // From a plain explode, the optimizer infers a filter that the list is not empty. It inlines the list's whole
  // expression into that filter through every column, and planning a query of this depth then runs out of memory.
  unnested: ({ kept, list, fields, from }) => {
    const columns = Object.entries(fields).map(([column, field]) => `finding.${field} AS ${quoted(column, "`")}`);
    return (
      `SELECT ${[kept, ...columns].join(", ")}\n` +
      `FROM (SELECT ${kept}, explode_outer(${list}) AS finding FROM ${from})\nWHERE finding IS NOT NULL`
    );
  },
};

const SCALARS = { integer: "INT", instant: "BIGINT", text: "STRING", boolean: "BOOLEAN" } as const;

function typeOf(type: Type): string {
  if (typeof type === "string") return SCALARS[type];
  if (isList(type)) return `ARRAY<${typeOf(type[0])}>`;
  const fields = Object.entries(type).map(([field, inner]) => `${field}: ${typeOf(inner)}`);
  return `STRUCT<${fields.join(", ")}>`;
}
