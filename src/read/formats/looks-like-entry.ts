import type { Lifecycle } from "../../machine/lifecycle.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { fieldsOf, isKnownStatus } from "./response-lifecycles.ts";

/** The fields of an entry, in AWS's names, in snake case and in camel case. */
const STATUS_KEYS = ["Status", "status"];
const START_KEYS = ["StartTime", "start_time", "startTime"];
const OTHER_KEYS = ["EndTime", "end_time", "endTime", "StatusMessage", "status_message", "statusMessage"];
const ENTRY_KEYS = new Set([...STATUS_KEYS, ...START_KEYS, ...OTHER_KEYS]);

/** An entry has no name, id or ARN; jobs, steps and executions do. A document store adds `_id` to anything. */
const IDENTITY = /^(?:name|id|arn)$|.[a-z](?:Name|Id|Arn)$|[a-z]_(?:name|id|arn)$/;

/**
 * Whether a value looks like one entry of a history, so that an array of it is a history and not a list of something
 * else: it has a status and a start, or a known status and only the fields of an entry.
 *
 * @param chosen the lifecycle that the user chose: its names and statuses are known too.
 */
export function looksLikeEntry(value: unknown, chosen?: Lifecycle): boolean {
  if (!isObject(value)) return false;
  if (isNamedEntry(value, chosen)) return true;
  const status = firstOf(value, STATUS_KEYS);
  if (typeof status !== "string") return false;
  const keys = Object.keys(value);
  const hasStart = START_KEYS.some((key) => key in value);
  if (keys.every((key) => ENTRY_KEYS.has(key))) return hasStart || isKnownStatus(status, chosen);
  return hasStart && !keys.some((key) => IDENTITY.test(key));
}

/** Whether a value is an entry in the field names that a lifecycle has instead of AWS's. A job can have such fields too. */
export function isNamedEntry(value: object, chosen: Lifecycle | undefined): boolean {
  if (chosen?.fields === undefined) return false;
  const { status: key, start, history, name, arn } = fieldsOf(chosen);
  const status = property(value, key);
  if (typeof status !== "string" || [history, name, arn].some((field) => field in value)) return false;
  return start in value || chosen.statuses.includes(status);
}

/** Whether a value is an array that looks like a history: its first object looks like an entry. */
export function isHistoryLike(value: unknown, chosen?: Lifecycle): value is readonly unknown[] {
  return Array.isArray(value) && looksLikeEntry(value.find(isObject), chosen);
}

/** How many words of a list must be statuses for it to be a list of statuses: a few may be misspelt. */
const LEAST_KNOWN = 0.5;

/** Whether a value is a list of statuses: a history that holds the order alone. */
export function isStatusList(value: unknown, chosen?: Lifecycle): value is readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (!value.every((word) => typeof word === "string")) return false;
  return value.filter((word) => isKnownStatus(word, chosen)).length > value.length * LEAST_KNOWN;
}

function firstOf(value: object, keys: readonly string[]): unknown {
  return keys.map((key) => property(value, key)).find((found) => found !== undefined);
}
