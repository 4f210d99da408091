import type { Dialect, Fields, Sql, Type } from "./dialect.ts";

const LINE = 100;

/** `open item, item close`, on one line if it is short enough, else with one item per line. */
export function enclosed(open: string, items: readonly Sql[], close: string): Sql {
  const line = `${open}${items.join(", ")}${close}`;
  if (line.length <= LINE && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => indented(item)).join(",\n")}\n${close}`;
}

export function call(name: string, ...parameters: readonly Sql[]): Sql {
  return enclosed(`${name}(`, parameters, ")");
}

export function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}

/** Quotes a text and doubles the quotes in it. */
export function quoted(text: string, quote: string): Sql {
  return `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
}

export function comment(...lines: readonly string[]): string {
  return lines.map((line) => `-- ${line}`).join("\n");
}

/** A copy of a struct with some fields replaced. */
export function copy(d: Dialect, type: Fields, from: Sql, values: Readonly<Record<string, Sql>> = {}): Sql {
  const fields = Object.keys(type);
  return d.struct(type, Object.fromEntries(fields.map((field) => [field, values[field] ?? `${from}.${field}`])));
}

export function nothing(d: Dialect, type: Type): Sql {
  return `CAST(NULL AS ${d.type(type)})`;
}

export function emptyList(d: Dialect, element: Type): Sql {
  return `CAST(${d.list([])} AS ${d.type([element])})`;
}

/** A common table expression that adds a column to another one. */
export function stage(name: string, about: readonly string[], value: Sql, from: string): Sql {
  return `${comment(...about)}\nwith_${name} AS (\n${indented(`SELECT *, ${value} AS ${name}\nFROM ${from}`)}\n)`;
}
