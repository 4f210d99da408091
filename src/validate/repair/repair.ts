/** What would have to be edited to make a history legal. Plain JSON. */
export interface Repair {
  /** The sum of the costs of all moves; 0 where nothing is to be inserted or removed. */
  readonly cost: number;
  /** Whether the job has ended, so that the repaired history leads to an end. */
  readonly ended: boolean;
  /** In the order of the repaired history. */
  readonly moves: readonly RepairMove[];
  /** The statuses of the repaired history. */
  readonly statuses: readonly string[];
  /** The same as a JSON Patch (RFC 6902) on the input itself; empty where nothing is to be done. */
  readonly patch: readonly PatchOperation[];
}

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

/** An operation of a JSON Patch (RFC 6902), as far as repairs need them. */
export type PatchOperation =
  | { readonly op: "add"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move"; readonly from: string; readonly path: string };
