import { NO_TIME } from "../../model/absence.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { toSeconds } from "../../model/units.ts";
import type { RuleFinding } from "../engine/catalogue.ts";

/** Data that change with the position of an entry or with other entries, and therefore do not identify a finding. */
const PASSING = new Set([
  "index",
  "previousIndex",
  "earlierIndex",
  "nextIndex",
  "more",
  "others",
  "isReversed",
  "elapsed",
  "repair",
]);

/**
 * Returns a key for each finding that stays the same when a late entry shifts the others: rule, field, data and the
 * start of the entry. Findings that share all of these are numbered in order.
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

/** Most rules have no transient data. Transient values are top-level properties, so the check need not recurse. */
function lasting(data: unknown): unknown {
  if (!isObject(data)) return data;
  const keys = Object.keys(data);
  if (!keys.some((key) => PASSING.has(key))) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !PASSING.has(key)));
}

/** In whole seconds, because some formats drop fractions; NaN if the entry has no start. */
function startOf(history: readonly unknown[], index: number | undefined): number {
  const entry = index === undefined ? undefined : property(history, index);
  const start = isObject(entry) ? epochMilliseconds(property(entry, "StartTime")) : NO_TIME;
  return Math.floor(toSeconds(start));
}
