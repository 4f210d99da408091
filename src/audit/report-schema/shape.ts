export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (2020-12) of values of type T. Nothing has the type parameter's value; it lets the compiler hold a schema
 * and the type that it describes together.
 */
export interface Shape<T> {
  readonly schema: JsonSchema;
  readonly describes?: (value: T) => T;
}

export const text: Shape<string> = { schema: { type: "string" } };
export const number: Shape<number> = { schema: { type: "number" } };
export const bool: Shape<boolean> = { schema: { type: "boolean" } };
export const anything: Shape<unknown> = { schema: {} };

/** A whole number, with the least value that it takes. */
export function integer(minimum: number): Shape<number> {
  return { schema: { type: "integer", minimum } };
}

export function oneOf<const W extends string>(words: readonly W[]): Shape<W> {
  return { schema: { enum: words } };
}

export function only<const V extends string | number>(value: V): Shape<V> {
  return { schema: { const: value } };
}

export function nullable<T>({ schema }: Shape<T>): Shape<T | null> {
  return { schema: { anyOf: [schema, { type: "null" }] } };
}

/** A value of one of these shapes. */
export function anyOf<T>(...shapes: readonly AnyShape[]): Shape<T> {
  return { schema: { anyOf: shapes.map(({ schema }) => schema) } };
}

export function list<T>({ schema }: Shape<T>): Shape<readonly T[]> {
  return { schema: { type: "array", items: schema } };
}

/** An object with values of one shape under these keys. */
export function record<T>(keys: Shape<string>, { schema }: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { schema: { type: "object", propertyNames: keys.schema, additionalProperties: schema } };
}

/** A definition of the schema, by its name there. */
export function reference<T>(name: string): Shape<T> {
  return { schema: { $ref: `#/$defs/${name}` } };
}

type Field<S> = readonly [shape: S, description?: string];
type OptionalField<S> = { readonly optional: Field<S> };

/** A property that may be absent. */
export function optional<T>(...optional: Field<Shape<T>>): OptionalField<Shape<T>> {
  return { optional };
}

type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? OptionalField<Shape<Required<T>[K]>> : Field<Shape<T[K]>>;
};

type AnyShape = Pick<Shape<never>, "schema">;
type AnyField = Field<AnyShape> | OptionalField<AnyShape>;

/**
 * An object of type T. The compiler demands every property of T, and `optional` for the optional ones. Properties that are
 * not listed are allowed, so that a later version may add some.
 */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [key, field] of Object.entries<AnyField>(fields)) {
    const [{ schema }, description] = "optional" in field ? field.optional : field;
    properties[key] = description === undefined ? schema : { description, ...schema };
    if (!("optional" in field)) required.push(key);
  }
  return { schema: { type: "object", properties, required } };
}
