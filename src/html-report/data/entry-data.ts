import { escapeControl } from "../../model/escape-control.ts";
import { isObject, property } from "../../model/safe-access.ts";
import type { Step } from "../../validate/engine/replay.ts";
import type { RuleContext } from "../../validate/engine/rule-context.ts";
import type { EntryData } from "../client/report-data.ts";
import { shown } from "./field-texts.ts";
import { stateNumbers } from "./lifecycle-data.ts";

/** The entries of a history in chronological order, each with the state that replay reached. */
export function entryData(context: RuleContext): EntryData[] {
  const numbers = stateNumbers(context.lifecycle);
  return context.steps.map((step) => {
    const { entry, kind } = step;
    const state = stateAfter(step, context);
    return {
      index: entry.index,
      status: escapeControl(entry.status ?? "?"),
      start: timeOrNull(entry.start),
      end: timeOrNull(entry.end),
      ended: entry.hasEnd,
      ...messageOf(property(context.history, entry.index)),
      state: state === undefined ? -1 : numbers.get(state)!,
      legal: kind === "legal" || kind === "passed-over",
    };
  });
}

/** The state that replay reaches by a step: the first one if several are possible, undefined for an unknown status. */
function stateAfter({ entry, kind, row }: Step, { table }: RuleContext): string | undefined {
  if (kind === "passed-over") return undefined;
  const after = kind === "repeated" ? row : table.next[row * table.columns + table.columnOf(entry.status!)]!;
  return table.states[after]![0];
}

function messageOf(entry: unknown): { readonly message?: string } {
  const message = isObject(entry) ? property(entry, "StatusMessage") : undefined;
  return typeof message === "string" ? { message: shown(message) } : {};
}

function timeOrNull(milliseconds: number): number | null {
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
