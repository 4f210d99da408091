/** Safe access to untrusted values: a getter or a proxy may throw, and a field may have any type. */

/** A property of a value, or undefined if it is absent or reading it throws. `null` counts as absent, as on the wire. */
export function property(value: object, key: string | number): unknown {
  try {
    return (value as Record<string | number, unknown>)[key] ?? undefined;
  } catch {
    return undefined;
  }
}

/** `Array.isArray`, which throws on a revoked proxy. An array without a whole length does not count as one. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value) && Number.isInteger(value.length);
  } catch {
    return false;
  }
}

/** More entries than any job could have; a longer array is an attack or a mistake. */
export const MOST_ENTRIES = 1_000_000;

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** An object that is not a Date, a Map, a promise or the like, whose fields are not what the caller meant. */
export function isPlainObject(value: unknown): value is object {
  try {
    return Object.prototype.toString.call(value) === "[object Object]";
  } catch {
    return false;
  }
}

const LONGEST_TEXT = 80;

/**
 * Describes a value in a few words, for messages and for the plain JSON of a report.
 *
 * @example
 * ```ts
 * describe("yesterday"); // '"yesterday"'
 * describe({ a: 1 }); // "an object"
 * ```
 */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") {
    const text = JSON.stringify(value.slice(0, LONGEST_TEXT));
    return value.length > LONGEST_TEXT ? `${text.slice(0, -1)}…"` : text;
  }
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  if (isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
