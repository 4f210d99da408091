/** A piece of SQL. */
export type Sql = string;

/** The types of the plan. An instant is in epoch milliseconds. A list is written `[element]`. */
export type Type = "integer" | "instant" | "text" | "boolean" | Fields | readonly [Type];

/** A struct, by the names of its fields. */
export interface Fields {
  readonly [field: string]: Type;
}

/**
 * The syntax that differs between engines; the rest of the plan is common SQL. Positions in lists count from 1, and a
 * position of NULL gives NULL.
 */
export interface Dialect {
  /** A quoted name, which may contain any character. */
  identifier(name: string): Sql;
  text(value: string): Sql;
  integer(value: number): Sql;
  type(type: Type): Sql;
  struct(type: Fields, values: Readonly<Record<string, Sql>>): Sql;
  list(elements: readonly Sql[]): Sql;
  at(list: Sql, position: Sql): Sql;
  length(list: Sql): Sql;
  /** Whether a value is among those of a list that has no NULL. */
  contains(list: Sql, value: Sql): Sql;
  append(list: Sql, element: Sql): Sql;
  concat(lists: readonly Sql[]): Sql;
  /** The greatest struct of a list, by its fields in order. */
  greatest(list: Sql): Sql;
  /** Structs in the order of their fields. */
  sorted(list: Sql): Sql;
  each(list: Sql, name: string, body: (element: Sql) => Sql): Sql;
  /** The same with the position passed to the body. */
  numbered(list: Sql, name: string, body: (element: Sql, position: Sql) => Sql): Sql;
  filter(list: Sql, name: string, body: (element: Sql) => Sql): Sql;
  /**
   * Folds a list from its first element on. State and elements are structs that share no field, and the body uses
   * nothing but them: DuckDB 1.5 takes a column that `list_reduce` captures from another row than its own.
   */
  fold(list: Sql, initial: Sql, name: string, body: (state: Sql, element: Sql) => Sql): Sql;
  /** The structs of a group as a list. */
  gathered(struct: Sql, order: Sql): Sql;
  /** Epoch milliseconds of a timestamp, truncated. */
  milliseconds(timestamp: Sql): Sql;
  /** The current time in epoch milliseconds. */
  readonly now: Sql;
  /** A select with one row per struct in a column of lists: the kept columns, then one column per field. */
  unnested(select: {
    readonly kept: Sql;
    readonly list: Sql;
    readonly fields: Readonly<Record<string, string>>;
    readonly from: Sql;
  }): Sql;
}

export function isList(type: Type): type is readonly [Type] {
  return Array.isArray(type);
}
