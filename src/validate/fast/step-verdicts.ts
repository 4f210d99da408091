import { EVIDENCE } from "../../machine/evidence.ts";
import { ILLEGAL } from "../../machine/replay-table.ts";
import type { HistoryColumns } from "../../model/history-columns.ts";
import { edgesOf, isSupported, type StepCell } from "../engine/replay.ts";
import type { Rule } from "../engine/rule.ts";
import type { StatusFacts } from "./status-facts.ts";

/** All quick tests of the transition pass; one of severity warning or info fails; one of severity error fails. */
export const PASSES = 0;
export const REMARK = 1;
export const ERROR = 2;

/** Cell of the replay table → PASSES, REMARK or ERROR. */
export type StepVerdicts = Uint8Array;

/** Runs the rules' quick tests on every transition that a history may take while it is legal. */
export function stepVerdicts(rules: readonly Rule[], facts: StatusFacts): StepVerdicts {
  const { table } = facts;
  const verdicts = new Uint8Array(table.next.length);
  table.states.forEach((_, row) => {
    for (let column = 0; column < table.columns; column++) {
      const step = stepCell(row, column, facts);
      const failing = rules.filter(({ passesStep }) => passesStep?.(step) === false);
      const isError = failing.some(({ severity }) => severity === "error");
      verdicts[row * table.columns + column] = isError ? ERROR : failing.length > 0 ? REMARK : PASSES;
    }
  });
  return verdicts;
}

/** A transition as replayed in a job without a RetryStrategy. */
function stepCell(row: number, column: number, { lifecycle, table, states }: StatusFacts): StepCell {
  const [state] = states[column]!;
  const best = table.evidence[row * table.columns + column]!;
  const base = { row, state, isAfterEnd: table.terminal[row] === 1, isSupported: true, evidence: EVIDENCE[best] };
  if (state === undefined) return { ...base, kind: "passed-over" };
  const isAgain = table.states[row]!.some((id) => states[column]!.some((shown) => shown.id === id));
  if (best === ILLEGAL) return { ...base, kind: isAgain ? "repeated" : "illegal" };
  const supported = isSupported(edgesOf(lifecycle, table, row, state.status!), undefined);
  return { ...base, isSupported: supported, kind: isAgain && !supported ? "repeated" : "legal" };
}

/**
 * The worst verdict on the transitions of a decoded history; at least REMARK if the array is not in the order of its
 * times, because the checks then use another order. The replay ends at the first error.
 */
export function replayVerdict(
  { length, statuses, leastAdvance }: HistoryColumns,
  { table: { columns, next } }: StatusFacts,
  verdicts: StepVerdicts,
): number {
  let worst = leastAdvance >= 0 ? PASSES : REMARK;
  let row = 0;
  for (let i = 0; i < length; i++) {
    const cell = row * columns + statuses[i]!;
    const verdict = verdicts[cell]!;
    if (verdict === ERROR) return ERROR;
    if (verdict > worst) worst = verdict;
    row = next[cell]!;
  }
  return worst;
}
