import { didYouMean } from "../../model/did-you-mean.ts";
import { describe, isArray, isObject } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";

/** What a constraint may be: says of a value what was expected instead and what was found; undefined where it will do. */
export type Kind = (value: unknown) => string | undefined;

const complaint = (expected: string, found: unknown) => `expected ${expected}, found ${describe(found)}`;

export const flag: Kind = (value) => (typeof value === "boolean" ? undefined : complaint("true or false", value));

export const text: Kind = (value) => (typeof value === "string" ? undefined : complaint("a text", value));

export const object: Kind = (value) => (isObject(value) ? undefined : complaint("an object", value));

/** From 0 to 1. */
export const share: Kind = (value) =>
  typeof value === "number" && value >= 0 && value <= 1 ? undefined : complaint("a share from 0 to 1", value);

/** Both ends included. */
export function integer(least: number, most: number): Kind {
  const isOne = (value: unknown) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  return (value) => (isOne(value) ? undefined : complaint(`an integer from ${least} to ${most}`, value));
}

/** A Date, of this realm or another, not before a moment in epoch milliseconds. */
export function date(least: number): Kind {
  const isOne = (value: unknown) => typeof value === "object" && epochMilliseconds(value) >= least;
  const expected = `expected a Date from ${dayOf(least)} on`;
  return (value) => (isOne(value) ? undefined : `${expected}, found ${isDate(value) ? dayOf(value) : describe(value)}`);
}

function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}

function dayOf(date: Date | number): string {
  const milliseconds = Number(date);
  return Number.isNaN(milliseconds) ? "an invalid Date" : new Date(milliseconds).toISOString().slice(0, 10);
}

export function oneOf(words: readonly string[]): Kind {
  return (value) => {
    if (words.includes(value as string)) return undefined;
    const hint = typeof value === "string" ? `: did you mean ${describe(didYouMean(value, words))}?` : "";
    return `${complaint(`one of ${words.join(", ")}`, value)}${hint}`;
  };
}

/** A list of at least one. */
export function someOf(words: readonly string[]): Kind {
  const isOne = oneOf(words);
  const expected = `an array of some of ${words.join(", ")}`;
  return (value) => {
    if (!isArray(value)) return complaint(expected, value);
    if (value.length === 0) return `expected ${expected}, found an empty one`;
    return value.map(isOne).find((wrong) => wrong !== undefined);
  };
}

/** Whole numbers `min <= max`, both within an integer's bounds. */
export function range(least: number, most: number): Kind {
  const isOne = integer(least, most);
  return (value) => {
    const { min, max } = Object(value) as { readonly min?: unknown; readonly max?: unknown };
    const isRange = isObject(value) && isOne(min) === undefined && isOne(max) === undefined && min! <= max!;
    const other = isObject(value) ? Object.keys(value).find((name) => name !== "min" && name !== "max") : undefined;
    if (other !== undefined) return `expected min and max alone, found ${describe(other)} as well`;
    if (isRange) return undefined;
    const found = isObject(value) ? `min ${describe(min)}, max ${describe(max)}` : describe(value);
    return `expected whole numbers ${least} <= min <= max <= ${most}, found ${found}`;
  };
}
