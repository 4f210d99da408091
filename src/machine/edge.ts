import type { EdgeEvidence, Seen } from "./evidence.ts";

/** A leaf of the machine: a status, told apart by what may follow it. */
export interface LifecycleState extends EdgeEvidence {
  /** `"InProgress.Uploading"`: the path in the machine. */
  readonly id: string;
  /** The status that a history shows for this state; undefined for the initial state, the empty history. */
  readonly status: string | undefined;
  readonly primaryStatus: string | undefined;
  readonly terminal: boolean;
  readonly description: string;
}

/** A legal transition: after an entry in the state `from`, the next entry may show `status`, and is then in the state `to`. */
export interface Edge extends EdgeEvidence {
  readonly from: string;
  readonly to: string;
  readonly status: string;
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
