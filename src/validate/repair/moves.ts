import { describe } from "../../model/safe-access.ts";
import type { Entry } from "../engine/entry.ts";
import type { RuleContext } from "../engine/rule-context.ts";
import type { Insertion } from "./place-moves.ts";
import { boundsText } from "./time-bounds.ts";

/** What all moves have. */
export interface Described {
  /** The move in a sentence. */
  readonly message: string;
}

/** An entry that stays as it is. */
export interface KeepMove extends Described {
  readonly move: "keep";
  /** Place in the input's array. */
  readonly index: number;
  readonly status: string;
  /** Whether the entry changes places: the input's array is not in the order of its times. */
  readonly moved: boolean;
}

/** An entry that the history lacks. */
export interface InsertMove extends Described {
  readonly move: "insert";
  /** Place in the input's array of the entry before which it goes; the number of entries where it goes to the end. */
  readonly index: number;
  readonly status: string;
  /** ISO text; null where no time of the input tells. The visit that is missing lies between the two. */
  readonly after: string | null;
  readonly before: string | null;
}

/** An entry that has to go. */
export interface RemoveMove extends Described {
  readonly move: "remove";
  /** Place in the input's array. */
  readonly index: number;
  /** Null where the entry has none that can be read. */
  readonly status: string | null;
}

export type RepairMove = KeepMove | InsertMove | RemoveMove;

export function keepMove({ index, status }: Entry, moved: boolean): KeepMove {
  const message = moved ? `move entry ${index}, ${status}, to its place in time` : `keep entry ${index}, ${status}`;
  return { move: "keep", index, status: status!, moved, message };
}

export function removeMove({ index, status }: Entry, { lifecycle }: RuleContext): RemoveMove {
  const isKnown = status !== undefined && lifecycle.statuses.includes(status);
  const what = isKnown ? status : status === undefined ? "which has no status" : describe(status);
  return { move: "remove", index, status: status ?? null, message: `remove entry ${index}, ${what}` };
}

export function insertMove({ entry, next, bounds }: Insertion, subject: RuleContext): InsertMove {
  const where = next === undefined ? "at the end" : `before ${next.status} (entry ${next.index})`;
  const when = boundsText(bounds, subject);
  return {
    move: "insert",
    index: next?.index ?? subject.entries.length,
    status: entry.Status,
    after: bounds.after === undefined ? null : subject.text(bounds.after.at),
    before: bounds.before === undefined ? null : subject.text(bounds.before.at),
    message: `insert ${entry.Status} ${where}${when === "" ? "" : `, ${when}`}`,
  };
}
