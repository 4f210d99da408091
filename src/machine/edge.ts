import type { EdgeEvidence, Seen } from "./evidence.ts";

/** A leaf of the machine: a status, distinguished by what may follow it. */
export interface LifecycleState<Status extends string = string, Primary extends string = string> extends EdgeEvidence {
  /** `"InProgress.Uploading"`: the path in the machine. */
  readonly id: string;
  /** The status that a history shows for this state; undefined for the state of the empty history. */
  readonly status: Status | undefined;
  /** The state at the top of the machine that holds this one, or is this one. */
  readonly primaryStatus: Primary | undefined;
  /** Whether a history can end in the state. */
  readonly terminal: boolean;
  /** What happens in the status, for accounting time: the state's first tag that is not one of `TAGS`. */
  readonly phase?: string;
  /** What the machine says of the state. */
  readonly description: string;
}

/** A legal transition: after an entry in the state `from`, the next entry may show `status`, and is then in the state `to`. */
export interface Edge<Status extends string = string> extends EdgeEvidence {
  /** The id of a state. */
  readonly from: string;
  /** The id of a state. */
  readonly to: string;
  /** The status of the next entry. */
  readonly status: Status;
  /** What the machine says of the transition. */
  readonly description?: string;
  /** Absent if no published history shows the edge. */
  readonly seen?: Seen;
}

/** How often published histories show an edge: counts by the ids of the states it leads from and to. */
export type SeenCounts = { readonly [from: string]: { readonly [to: string]: Seen } };

/** The doubt about an edge that no published history shows. Each doubling of the histories that show it subtracts 1. */
export const UNSEEN = 8;

/**
 * The doubt about an edge, for choosing between edges: `inferred` if no text and no history supports it, else 0 to 8.
 */
export function doubtOf({ evidence, seen = NEVER }: Edge, inferred: number): number {
  if (evidence === "inferred") return inferred;
  return Math.max(0, UNSEEN - Math.floor(Math.log2(seen.logs + seen.responses + 1)));
}

const NEVER: Seen = { logs: 0, responses: 0 };
