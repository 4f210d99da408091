import type { Lifecycle } from "../../machine/lifecycle.ts";
import { didYouMean } from "../../model/misuse/did-you-mean.ts";
import { describe, isArray, isObject } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";

/** Returns what was expected and what was found; undefined if the value is valid. */
export type Validator = (value: unknown) => string | undefined;

const complaint = (expected: string, found: unknown) => `expected ${expected}, found ${describe(found)}`;

export const flag: Validator = (value) => (typeof value === "boolean" ? undefined : complaint("true or false", value));

export const text: Validator = (value) => (typeof value === "string" ? undefined : complaint("a string", value));

export const object: Validator = (value) => (isObject(value) ? undefined : complaint("an object", value));

export const list: Validator = (value) => (isArray(value) ? undefined : complaint("an array", value));

export const lifecycle: Validator = (value) =>
  typeof (value as Lifecycle | null)?.replayTable === "function"
    ? undefined
    : complaint("a lifecycle, as lifecycleOf makes it", value);

/** From 0 to 1. */
export const share: Validator = (value) =>
  typeof value === "number" && value >= 0 && value <= 1 ? undefined : complaint("a share from 0 to 1", value);

/** Both ends included. */
export function integer(least: number, most: number): Validator {
  const isOne = (value: unknown) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  return (value) => (isOne(value) ? undefined : complaint(`an integer from ${least} to ${most}`, value));
}

/** A Date of any realm, not before `least`, in epoch milliseconds. */
export function date(least: number): Validator {
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

export function oneOf(words: readonly string[]): Validator {
  return (value) => {
    if (words.includes(value as string)) return undefined;
    const hint = typeof value === "string" ? `: did you mean ${describe(didYouMean(value, words))}?` : "";
    return `${complaint(`one of ${words.join(", ")}`, value)}${hint}`;
  };
}

/** A list that is not empty. */
export function someOf(words: readonly string[]): Validator {
  const isOne = oneOf(words);
  const expected = `an array of some of ${words.join(", ")}`;
  return (value) => {
    if (!isArray(value)) return complaint(expected, value);
    if (value.length === 0) return `expected ${expected}, found an empty array`;
    return value.map(isOne).find((wrong) => wrong !== undefined);
  };
}

/** Whole numbers with `least <= min <= max <= most`. */
export function range(least: number, most: number): Validator {
  const isOne = integer(least, most);
  return (value) => {
    const { min, max } = Object(value) as { readonly min?: unknown; readonly max?: unknown };
    const isRange = isObject(value) && isOne(min) === undefined && isOne(max) === undefined && min! <= max!;
    const other = isObject(value) ? Object.keys(value).find((name) => name !== "min" && name !== "max") : undefined;
    if (other !== undefined) return `expected only min and max, found ${describe(other)}`;
    if (isRange) return undefined;
    const found = isObject(value) ? `min ${describe(min)}, max ${describe(max)}` : describe(value);
    return `expected whole numbers ${least} <= min <= max <= ${most}, found ${found}`;
  };
}
