import { HistoryColumns, readColumns } from "../../model/history-columns.ts";
import { latestPlausible } from "../engine/time-range.ts";
import { judgeHistory } from "./judge-history.ts";
import { ObjectPool } from "./object-pool.ts";
import { ERROR, type TransitionVerdicts } from "./transition-verdicts.ts";

/**
 * Reads an array of entries into columns and judges them: NOTHING, REMARK or ERROR. Throws what a getter or a proxy
 * throws.
 */
export function judgeArray(
  history: readonly unknown[],
  steps: TransitionVerdicts,
  now: number | undefined,
  columns: HistoryColumns,
): number {
  // malformed-transition
  if (!readColumns(history, steps.columnOf, columns)) return ERROR;
  return judgeHistory(columns, steps, latestPlausible(now ?? Date.now()));
}

const MOST_KEPT = 1024;

/** Whether columns are no longer than to be kept for another history. */
export function isShort({ statuses }: HistoryColumns): boolean {
  return statuses.length <= MOST_KEPT;
}

/** Columns to read into. */
export const spareColumns = new ObjectPool(() => new HistoryColumns(), isShort);
