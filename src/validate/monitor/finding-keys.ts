import { NO_TIME } from "../../model/absence.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { toSeconds } from "../../model/units.ts";
import type { RuleFinding } from "../engine/catalogue.ts";

/** Of a finding's data, what changes with the place of an entry, the clock or the options, and is no part of the fault. */
const PASSING = new Set(["index", "previousIndex", "earlierIndex", "nextIndex", "more", "elapsed", "latest", "repair"]);

/**
 * Says of each finding which fault it tells of, so that a fault is known again when a late entry has moved others up:
 * the rule, the field, the data, and when the entry started. Of several that have all of this in common, the first of
 * one list is the first of another.
 *
 * @param history the array into which the paths lead.
 */
export function findingKeys(findings: readonly RuleFinding[], history: readonly unknown[]): string[] {
  const times = new Map<string, number>();
  return findings.map(({ rule, path, data }) => {
    const entry = path.find((key) => typeof key === "number");
    const field = path.filter((key) => typeof key === "string").join(".");
    const fault = JSON.stringify(lasting(data));
    const key = `${rule} ${field} ${startOf(history, entry)} ${fault}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key} ${time}`;
  });
}

/** Of the data of most rules, nothing passes. What passes stands in it by itself, never inside another value. */
function lasting(data: object): object {
  const keys = Object.keys(data);
  if (!keys.some((key) => PASSING.has(key))) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !PASSING.has(key)));
}

/** In whole seconds, as some holders keep it; NaN where there is none. */
function startOf(history: readonly unknown[], index: number | undefined): number {
  const entry = index === undefined ? undefined : property(history, index);
  const start = isObject(entry) ? epochMilliseconds(property(entry, "StartTime")) : NO_TIME;
  return Math.floor(toSeconds(start));
}
