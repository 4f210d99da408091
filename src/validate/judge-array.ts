import { HistoryColumns, readColumns } from "../history/history-columns.ts";
import { judgeHistory } from "./judge-history.ts";
import { latestPlausible } from "./plausible.ts";
import { ERROR, type StepTable } from "./step-table.ts";

/**
 * Reads an array of entries into columns and judges them: NOTHING, REMARK or ERROR. Throws what a getter or a proxy
 * throws.
 */
export function judgeArray(
  history: readonly unknown[],
  steps: StepTable,
  now: number | undefined,
  columns: HistoryColumns,
): number {
  // malformed-transition
  if (!readColumns(history, steps.columnOf, columns)) return ERROR;
  return judgeHistory(columns, steps, latestPlausible(now ?? Date.now()));
}

const MOST_KEPT = 1024;
let spare: HistoryColumns | undefined;

/** Columns to read into. They are lent, since a getter in the input may ask for a validation during another. */
export function borrowColumns(): HistoryColumns {
  const columns = spare ?? new HistoryColumns();
  spare = undefined;
  return columns;
}

export function returnColumns(columns: HistoryColumns): void {
  if (columns.statuses.length <= MOST_KEPT) spare = columns;
}
