import { DURATION, parseDuration } from "../../model/duration.ts";
import { unknownWord } from "../../model/misuse/did-you-mean.ts";
import { describe, isArray, isObject } from "../../model/safe-access.ts";

/** The type of a value in a configuration, for the parser and for the JSON Schema. */
export interface Schema<T> {
  /** In draft-07, which editors support. */
  readonly schema: object;
  /**
   * @param where the place in the file: `overrides[0].rules`; empty for the whole.
   * @throws TypeError that says where, what was found and what was expected.
   */
  parse(value: unknown, where: string): T;
}

export function text(): Schema<string> {
  return {
    schema: { type: "string" },
    parse(value, where) {
      if (typeof value !== "string") throw wrong(where, "text", value);
      return value;
    },
  };
}

/** Text that is not blank. */
export function words(): Schema<string> {
  return {
    schema: { type: "string", pattern: "\\S" },
    parse(value, where) {
      if (typeof value !== "string" || !/\S/.test(value)) throw wrong(where, "text that is not blank", value);
      return value;
    },
  };
}

/** One of these words or numbers. */
export function oneOf<const W extends string | number>(what: string, choices: readonly W[]): Schema<W> {
  return {
    schema: { enum: choices },
    parse(value, where) {
      const known = choices.find((choice) => choice === value);
      if (known === undefined) throw at(where, unknownWord(what, value, choices.map(String)));
      return known;
    },
  };
}

/** A duration, parsed to seconds. */
export function seconds(): Schema<number> {
  return {
    schema: {
      anyOf: [
        { type: "number", exclusiveMinimum: 0 },
        { type: "string", pattern: DURATION.source },
      ],
    },
    parse(value, where) {
      const parsed = typeof value === "string" ? parseDuration(value) : value;
      if (typeof parsed !== "number" || !(parsed > 0)) {
        throw wrong(where, 'seconds or a duration such as "90s", "30m", "1h" or "2d"', value);
      }
      return parsed;
    },
  };
}

export function listOf<T>(item: Schema<T>): Schema<readonly T[]> {
  return {
    schema: { type: "array", items: item.schema },
    parse(value, where) {
      if (!isArray(value)) throw wrong(where, "an array", value);
      return value.map((element, i) => item.parse(element, `${where}[${i}]`));
    },
  };
}

/** An object with values of one type under known keys. */
export function record<const K extends string, T>(
  what: string,
  keys: readonly K[],
  value: Schema<T>,
): Schema<{ readonly [Key in K]?: T }> {
  return {
    schema: { type: "object", propertyNames: { enum: keys }, additionalProperties: value.schema },
    parse(object, where) {
      const entries = entriesOf(object, where, what, keys);
      const parsed = entries.map(([key, member]) => [key, value.parse(member, join(where, key))]);
      return Object.fromEntries(parsed) as { readonly [Key in K]?: T };
    },
  };
}

type Fields = Readonly<Record<string, Field<unknown>>>;

/** A property of an object. */
export interface Field<T> {
  readonly shape: Schema<T>;
  readonly description: string;
}

type Values<F extends Fields> = { readonly [Key in keyof F]: F[Key] extends Field<infer T> ? T : never };

/** An object with these properties and no others. */
export function object<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Schema<Values<R> & Partial<Values<O>>> {
  const fields: Fields = { ...required, ...optional };
  const properties = Object.entries(fields).map(([key, { shape, description }]) => [
    key,
    { description, ...shape.schema },
  ]);
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(properties),
      required: Object.keys(required),
      additionalProperties: false,
    },
    parse(value, where) {
      const entries = entriesOf(value, where, "key", Object.keys(fields));
      const parsed = entries.map(([key, member]) => [key, fields[key]!.shape.parse(member, join(where, key))]);
      const result = Object.fromEntries(parsed);
      const missing = Object.keys(required).find((key) => !Object.hasOwn(result, key));
      if (missing !== undefined) {
        throw at(where, new TypeError(`${missing} is missing. ${required[missing]!.description}`));
      }
      return result;
    },
  };
}

function entriesOf(value: unknown, where: string, what: string, known: readonly string[]): [string, unknown][] {
  if (!isObject(value)) throw wrong(where, `an object with some of ${known.join(", ")}`, value);
  const entries = Object.entries(value);
  const unknown = entries.find(([key]) => !known.includes(key));
  if (unknown !== undefined) throw at(where, unknownWord(what, unknown[0], known));
  return entries;
}

function join(where: string, key: string): string {
  return where === "" ? key : `${where}.${key}`;
}

function wrong(where: string, expected: string, found: unknown): TypeError {
  return at(where, new TypeError(`expected ${expected}, found ${describe(found)}`));
}

function at(where: string, { message }: TypeError): TypeError {
  return new TypeError(where === "" ? message : `${where}: ${message}`);
}
