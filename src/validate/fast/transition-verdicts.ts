import { EVIDENCE } from "../../machine/evidence.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { ILLEGAL, type ReplayTable } from "../../machine/replay-table.ts";
import { edgesOf, isSupported } from "../engine/replay.ts";

/** What the rules would say of a step, of an entry or of a history: nothing, something that is no error, an error. */
export const NOTHING = 0;
export const REMARK = 1;
export const ERROR = 2;

/** The replay table, and for each of its cells what the rules that judge the array alone say of the step. */
export interface TransitionVerdicts {
  readonly columns: number;
  columnOf(status: string): number;
  readonly next: Uint16Array;
  /** Cell → NOTHING, REMARK or ERROR. */
  readonly said: Uint8Array;
  /** Column → 1 where the status ends a job. */
  readonly ends: Uint8Array;
}

const made = new WeakMap<ReplayTable, TransitionVerdicts>();

/** The step table that goes with a replay table of the lifecycle. */
export function transitionVerdicts(lifecycle: Lifecycle, table: ReplayTable): TransitionVerdicts {
  const known = made.get(table);
  if (known !== undefined) return known;
  const said = new Uint8Array(table.next.length).fill(ERROR);
  table.states.forEach((_, row) => {
    for (const status of lifecycle.statuses) {
      said[row * table.columns + table.columnOf(status)] = saidOf(status, row, lifecycle, table);
    }
  });
  const ends = new Uint8Array(table.columns);
  for (const status of lifecycle.terminalStatuses) ends[table.columnOf(status)] = 1;
  const { columns, next, columnOf } = table;
  const steps = { columns, columnOf, next, said, ends };
  made.set(table, steps);
  return steps;
}

/**
 * `illegal-first-status`, `status-after-terminal`, `illegal-transition`, `repeated-status`, `deprecated-status` and
 * `unattested-transition`, for a history that was legal so far. A step that only a job with a RetryStrategy takes is
 * worth a closer look with any history.
 */
function saidOf(status: string, row: number, lifecycle: Lifecycle, table: ReplayTable): number {
  const evidence = table.evidence[row * table.columns + table.columnOf(status)]!;
  if (evidence === ILLEGAL) return ERROR;
  const states = lifecycle.statesOf(status);
  const isRepeated = table.states[row]!.some((id) => states.some((state) => state.id === id));
  const supported = isSupported(edgesOf(lifecycle, table, row, status), undefined);
  if (isRepeated && !supported) return ERROR;
  const isRemarkable = !supported || EVIDENCE[evidence] === "inferred" || states[0]?.deprecated !== undefined;
  return isRemarkable ? REMARK : NOTHING;
}
