/** The edits that make a history legal. Plain JSON. */
export interface Repair {
  /** The sum of the costs of all moves and of the edges that they create; 0 if nothing but places changes. */
  readonly cost: number;
  /** Whether the job has ended, so that the repaired history leads to an end. */
  readonly ended: boolean;
  /** In the order of the repaired history. */
  readonly moves: readonly RepairMove[];
  /** The statuses of the repaired history. */
  readonly statuses: readonly string[];
  /** The same edits as a JSON Patch (RFC 6902) on the input; empty if nothing changes. */
  readonly patch: readonly PatchOperation[];
}

/** Properties of all moves. */
export interface Described {
  /** The move in a sentence. */
  readonly message: string;
}

/** An entry that stays as it is. */
export interface KeepMove extends Described {
  /** The kind of the move. */
  readonly move: "keep";
  /** Place in the input's array. */
  readonly index: number;
  /** The status of the entry. */
  readonly status: string;
  /** Whether the entry changes places: the input's array is not in the order of its times. */
  readonly moved: boolean;
}

/** An entry that the history lacks. */
export interface InsertMove extends Described {
  /** The kind of the move. */
  readonly move: "insert";
  /** Index in the input's array to insert it at; the array's length to append it. */
  readonly index: number;
  /** The status of the missing entry. */
  readonly status: string;
  /** ISO text; null if no time in the input bounds it. The missing entry lies between the two. */
  readonly after: string | null;
  /** The latest time of the missing entry; null if unknown. */
  readonly before: string | null;
}

/** An entry to remove. */
export interface RemoveMove extends Described {
  /** The kind of the move. */
  readonly move: "remove";
  /** Place in the input's array. */
  readonly index: number;
  /** Null if the entry has no readable status. */
  readonly status: string | null;
}

/** An entry that stays with another status: its own is misspelled or retired. */
export interface ReplaceMove extends Described {
  /** The kind of the move. */
  readonly move: "replace";
  /** Place in the input's array. */
  readonly index: number;
  /** The status to write. */
  readonly status: string;
  /** The status in the input. */
  readonly replaced: string;
  /** Whether the entry changes places too. */
  readonly moved: boolean;
}

/** One edit of a repair, or an entry that it keeps. */
export type RepairMove = KeepMove | InsertMove | RemoveMove | ReplaceMove;

/** An operation of a JSON Patch (RFC 6902), as far as repairs need them. */
export type PatchOperation =
  | { readonly op: "add"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "replace"; readonly path: string; readonly value: unknown }
  | { readonly op: "move"; readonly from: string; readonly path: string };
