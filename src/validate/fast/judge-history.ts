import { type HistoryColumns, NAIVE, OPEN, ZONED } from "../../model/history-columns.ts";
import { SERVICE_BEGAN } from "../engine/time-range.ts";
import { ERROR, NOTHING, REMARK, type TransitionVerdicts } from "./transition-verdicts.ts";

/**
 * What the rules that judge an array alone would say of a history: NOTHING, something that is no error (REMARK), or an
 * ERROR. One pass over numbers; it tells whether there is anything to tell, and leaves the telling to the rules.
 *
 * It may be this short because an error ends it: in a history without one, each entry ends where it starts or later and
 * starts where the one before it ended or later. So the first time is the earliest and the last the latest, and an
 * entry without an end is one that ends after all others. NaN, a time that cannot be read, fails every comparison.
 *
 * @param latest the latest instant that is plausible, epoch milliseconds.
 */
export function judgeHistory(history: HistoryColumns, steps: TransitionVerdicts, latest: number): number {
  const { length, statuses, starts, ends, zones } = history;
  // invalid-timestamp: a time with a zone and one without cannot be compared
  if (zones === (NAIVE | ZONED)) return ERROR;
  // empty-history
  if (length === 0) return REMARK;
  const { columns, next, said } = steps;
  let worst = NOTHING;
  let row = 0;
  let previousEnd = starts[0]!;
  for (let i = 0; i < length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    // invalid-timestamp, end-before-start, out-of-order, overlap, missing-end
    if (!(start >= previousEnd && end >= start)) return ERROR;
    const cell = row * columns + statuses[i]!;
    worst = Math.max(worst, said[cell]!, start > previousEnd ? REMARK : NOTHING); // gap
    if (worst === ERROR) return ERROR;
    row = next[cell]!;
    previousEnd = end;
  }

  // implausible-timestamp
  const lastStart = starts[length - 1]!;
  const lastTime = previousEnd === OPEN ? lastStart : previousEnd;
  if (!(starts[0]! >= SERVICE_BEGAN && lastTime <= latest)) return ERROR;
  // terminal-open, terminal-duration
  const isEnded = steps.ends[statuses[length - 1]!] === 1;
  return isEnded && previousEnd !== lastStart ? REMARK : worst;
}
