import { stringify, toStringMethod } from "fast-check";
import { formatDuration } from "../model/duration.ts";
import { describe, isObject, property } from "../model/safe-access.ts";
import { epochMilliseconds } from "../model/timestamp.ts";
import { toSeconds } from "../model/units.ts";
import type { JobState } from "./observe/job.ts";
import { entriesOf } from "./walks/entries.ts";
import type { TimedWalk } from "./walks/timed-walk.ts";

/**
 * Lets fast-check print a value as a short text. The value stays equal to others with the same content: the method is
 * not enumerable, and clones, spreads and JSON leave it out. Text values are returned as they are.
 */
export function readable<T>(value: T, text: () => string): T {
  if (typeof value !== "object" || value === null) return value;
  return Object.defineProperty(value, toStringMethod, { value: text, configurable: true, writable: true }) as T;
}

/** `Starting 1 s → Training 2 min → Failed`. A message follows its status in quotes. */
export function historyText(history: readonly unknown[]): string {
  return history.length === 0 ? "no entries" : history.map(entryText).join(" → ");
}

function entryText(entry: unknown): string {
  if (!isObject(entry)) return stringify(entry);
  const status = property(entry, "Status");
  const message = property(entry, "StatusMessage");
  const seconds = toSeconds(
    epochMilliseconds(property(entry, "EndTime")) - epochMilliseconds(property(entry, "StartTime")),
  );
  const words = [typeof status === "string" ? status || '""' : describe(status)];
  if (seconds > 0) words.push(formatDuration(seconds));
  if (message !== undefined) words.push(stringify(message));
  return words.join(" ");
}

export function walkText(walk: TimedWalk): string {
  return historyText(entriesOf(walk, (milliseconds) => milliseconds));
}

/** `training-job-1, Failed, spot: Starting 1 s → Training 2 min → Failed`. */
export function jobText(job: JobState<number>): string {
  const { TrainingJobName, TrainingJobStatus, SecondaryStatusTransitions: history } = job;
  const words = [TrainingJobName, TrainingJobStatus];
  if (job.EnableManagedSpotTraining) words.push("spot");
  if (job.RetryStrategy !== undefined) words.push("RetryStrategy");
  return `${words.join(", ")}: ${Array.isArray(history) ? historyText(history) : stringify(history)}`;
}
