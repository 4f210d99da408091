import type { PartialTransition } from "../history/job.ts";
import { epochMilliseconds, isNaive } from "../history/timestamp.ts";
import { isArray, MOST_ENTRIES } from "../history/untrusted.ts";
import { ILLEGAL } from "../machine/replay-table.ts";
import { trainingJob } from "../machine/training-job.ts";
import { latestPlausible, SERVICE_BEGAN } from "./plausible.ts";

/**
 * Whether `validateHistory` would not call the history illegal: the cheapest answer, at the first error.
 *
 * @param history as for `validateHistory`; anything else is not legal. Never throws.
 * @example
 * ```ts
 * isLegal([{ Status: "Starting", StartTime: 1747419050 }]); // true
 * isLegal([{ Status: "Completed", StartTime: 1747419050 }]); // false
 * ```
 */
export function isLegal(history: readonly PartialTransition[]): boolean;
export function isLegal(history: unknown): boolean;
export function isLegal(history: unknown): boolean {
  try {
    return isArray(history) && hasNoError(history);
  } catch {
    // A getter or a proxy threw: what cannot be read is malformed.
    return false;
  }
}

/*
 * Each test below is that of a rule of severity "error". Rules doubt only what an error has called wrong before any
 * warning is raised, so the first test that fails is a finding whatever the others say.
 */
function hasNoError(history: readonly unknown[]): boolean {
  const table = trainingJob.replayTable();
  const latest = latestPlausible(Date.now());
  const last = history.length - 1;
  if (last >= MOST_ENTRIES) return false;
  let row = 0;
  let previousStatus: string | undefined;
  let previousStart = Number.NEGATIVE_INFINITY;
  let latestEnd = Number.NEGATIVE_INFINITY;
  let hasNaive = false;
  let hasZoned = false;
  for (let i = 0; i <= last; i++) {
    const entry = history[i] as PartialTransition | null | undefined;
    if (typeof entry !== "object" || entry === null || isArray(entry)) return false;
    const { Status, StartTime, EndTime, StatusMessage } = entry;
    if (
      typeof Status !== "string" ||
      (typeof StatusMessage !== "string" && (StatusMessage ?? undefined) !== undefined)
    ) {
      return false;
    }

    const column = table.columnOf(Status);
    const cell = row * table.columns + column;
    // In the training job's life only a job with a RetryStrategy repeats a status, and a history alone has none.
    if (column === table.columns - 1 || table.evidence[cell] === ILLEGAL || Status === previousStatus) return false;
    row = table.next[cell]!;
    previousStatus = Status;

    const start = epochMilliseconds(StartTime);
    if (!(start >= SERVICE_BEGAN && start <= latest && start >= previousStart && start >= latestEnd)) return false;
    previousStart = start;
    if (isNaive(StartTime)) hasNaive = true;
    else hasZoned = true;

    if (EndTime === undefined || EndTime === null) {
      if (i < last) return false;
      continue;
    }
    const end = epochMilliseconds(EndTime);
    if (!(end >= start && end <= latest)) return false;
    if (end > latestEnd) latestEnd = end;
    if (isNaive(EndTime)) hasNaive = true;
    else hasZoned = true;
  }
  return !(hasNaive && hasZoned);
}
