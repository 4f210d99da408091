import type { Lifecycle } from "../../machine/lifecycle.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import { formatEdit, isEdit } from "../../validate/repair/format-repair.ts";
import type { Repair } from "../../validate/repair/repair.ts";
import type { EditData } from "../client/report-data.ts";
import { statesAlong } from "./lifecycle-data.ts";

/** The edits of a repair, without the entries that stay in place. */
export function repairData({ moves, statuses }: Repair, lifecycle: Lifecycle): EditData[] {
  const states = statesAlong(statuses, lifecycle).values();
  return moves.flatMap((move): EditData[] => {
    const { index } = move;
    const message = formatEdit(move);
    if (move.move === "remove") return [{ edit: "remove", entry: index, message }];
    const state = states.next().value!;
    if (!isEdit(move)) return [];
    if (move.move === "keep") return [{ edit: "move", entry: index, message }];
    if (move.move === "replace") return [{ edit: "replace", entry: index, message }];
    return [
      {
        edit: "insert",
        entry: index,
        status: move.status,
        state,
        after: timeOf(move.after),
        before: timeOf(move.before),
        message,
      },
    ];
  });
}

function timeOf(text: string | null): number | null {
  return text === null ? null : epochMilliseconds(text);
}
