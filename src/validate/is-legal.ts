import { trainingJob } from "../machine/training-job.ts";
import type { PartialTransition } from "../model/job.ts";
import { isArray, isObject, MOST_ENTRIES, property } from "../model/safe-access.ts";
import { judgeArray, spareColumns } from "./fast/judge-array.ts";
import { ERROR, type TransitionVerdicts, transitionVerdicts } from "./fast/transition-verdicts.ts";

/** Compiled when it is first asked for: who imports the library need not wait for it. */
let steps: TransitionVerdicts | undefined;

/**
 * Whether `validateHistory` would not call the history illegal: the cheapest answer, no object made.
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
  if (!isArray(history)) return false;
  steps ??= transitionVerdicts(trainingJob, trainingJob.replayTable());
  const columns = spareColumns.borrow();
  try {
    return judgeArray(history, steps, undefined, columns) !== ERROR;
  } catch {
    return history.length <= MOST_ENTRIES && isLegal(plain(history));
  } finally {
    spareColumns.giveBack(columns);
  }
}

/** A copy of a history in which a getter or a proxy threw: what cannot be read counts as absent. */
function plain(history: readonly unknown[]): unknown[] {
  return Array.from({ length: history.length }, (_, i) => {
    const entry = property(history, i);
    if (!isObject(entry)) return undefined;
    const [Status, StartTime, EndTime, StatusMessage] = ["Status", "StartTime", "EndTime", "StatusMessage"].map((key) =>
      property(entry, key),
    );
    return { Status, StartTime, EndTime, StatusMessage };
  });
}
