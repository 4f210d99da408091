import { escapeControl } from "../../model/escape-control.ts";
import type { Repair, RepairMove } from "./repair.ts";

/** The edits of a repair in words, one line each, safe to print. Entries that stay as they are have none. */
export function formatRepair({ moves }: Repair): string[] {
  return moves.filter(isEdit).map(formatEdit);
}

/** Whether a move changes the history. */
export function isEdit(move: RepairMove): boolean {
  return move.move !== "keep" || move.moved;
}

export function formatEdit({ message }: RepairMove): string {
  return escapeControl(message);
}
