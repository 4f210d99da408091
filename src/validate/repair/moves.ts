import { describe } from "../../model/safe-access.ts";
import type { Entry } from "../engine/entry.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import type { Insertion, Replacement } from "./place-moves.ts";
import type { InsertMove, KeepMove, RemoveMove, ReplaceMove } from "./repair.ts";
import { boundsText } from "./time-bounds.ts";

export function keepMove({ index, status }: Entry, moved: boolean): KeepMove {
  const message = moved ? `move entry ${index}, ${status}, to its place in time` : `keep entry ${index}, ${status}`;
  return { move: "keep", index, status: status!, moved, message };
}

export function removeMove({ index, status }: Entry, { lifecycle }: RuleContext): RemoveMove {
  const isKnown = status !== undefined && lifecycle.statuses.includes(status);
  const what = isKnown ? status : status === undefined ? "which has no status" : describe(status);
  return { move: "remove", index, status: status ?? null, message: `remove entry ${index}, ${what}` };
}

export function replaceMove({ visit: { index, status }, status: by }: Replacement, moved: boolean): ReplaceMove {
  const found = describe(status);
  const message = moved
    ? `move entry ${index} to its place in time, and replace its status ${found} with ${by}`
    : `replace ${found} with ${by} in entry ${index}`;
  return { move: "replace", index, status: by, replaced: status!, moved, message };
}

export function insertMove({ entry, next, bounds }: Insertion, context: RuleContext): InsertMove {
  const where = next === undefined ? "at the end" : `before ${next.status} (entry ${next.index})`;
  const when = boundsText(bounds, context);
  return {
    move: "insert",
    index: next?.index ?? context.entries.length,
    status: entry.Status,
    after: bounds.after === undefined ? null : context.text(bounds.after.at),
    before: bounds.before === undefined ? null : context.text(bounds.before.at),
    message: `insert ${entry.Status} ${where}${when === "" ? "" : `, ${when}`}`,
  };
}
