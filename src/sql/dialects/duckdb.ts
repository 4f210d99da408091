import { type Dialect, isList, type Type } from "../dialect.ts";
import { call, enclosed, quoted } from "../layout.ts";

/** DuckDB 1.3 and later, which have lambdas of this spelling. */
export const duckdb: Dialect = {
  identifier: (name) => quoted(name, '"'),
  text: (value) => quoted(value, "'"),
  integer: String,
  type: typeOf,
  struct: (_, values) =>
    enclosed(
      "{",
      Object.entries(values).map(([field, value]) => `${field}: ${value}`),
      "}",
    ),
  list: (elements) => enclosed("[", elements, "]"),
  at: (list, position) => `${list}[${position}]`,
  length: (list) => call("len", list),
  contains: (list, value) => call("list_contains", list, value),
  append: (list, element) => call("list_append", list, element),
  concat: (lists) => lists.join("\n|| "),
  greatest: (list) => call("list_max", list),
  sorted: (list) => call("list_sort", list),
  each: (list, name, body) => call("list_transform", list, `lambda ${name}: ${body(name)}`),
  numbered: (list, name, body) => call("list_transform", list, `lambda ${name}, i: ${body(name, "i")}`),
  filter: (list, name, body) => call("list_filter", list, `lambda ${name}: ${body(name)}`),
  fold: (list, initial, name, body) =>
    call("list_reduce", list, `lambda state, ${name}: ${body("state", name)}`, initial),
  gathered: (struct, order) => call("list", `${struct} ORDER BY ${order}`),
  milliseconds: (time) => call("epoch_ms", time),
  now: "epoch_ms(now())",
  unnested: ({ kept, list, fields, from }) => {
    const columns = Object.entries(fields).map(([column, field]) => `finding.${field} AS ${quoted(column, '"')}`);
    return `SELECT ${[kept, ...columns].join(", ")}\nFROM (SELECT ${kept}, unnest(${list}) AS finding FROM ${from})`;
  },
};

const SCALARS = { integer: "BIGINT", instant: "BIGINT", text: "VARCHAR", boolean: "BOOLEAN" } as const;

function typeOf(type: Type): string {
  if (typeof type === "string") return SCALARS[type];
  if (isList(type)) return `${typeOf(type[0])}[]`;
  const fields = Object.entries(type).map(([field, inner]) => `${field} ${typeOf(inner)}`);
  return `STRUCT(${fields.join(", ")})`;
}
