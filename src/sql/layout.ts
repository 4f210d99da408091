import type { Dialect, Fields, Sql, Type } from "./dialect.ts";

const LINE = 100;

/** `open item, item close`, on one line where that is short enough, else a line an item. */
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

/** A text between quotes, in which a quote is written twice. */
export function quoted(text: string, quote: string): Sql {
  return `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
}

export function comment(...lines: readonly string[]): string {
  return lines.map((line) => `-- ${line}`).join("\n");
}

/** A struct whose fields are those of another, but for some. */
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

/** A common table expression: a column added to all that another one has. */
export function stage(name: string, about: readonly string[], value: Sql, from: string): Sql {
  return `${comment(...about)}\nwith_${name} AS (\n${indented(`SELECT *, ${value} AS ${name}\nFROM ${from}`)}\n)`;
}
