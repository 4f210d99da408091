import type { EdgeData, JobData, LifecycleData } from "../report-data.ts";
import type { Graph, Link } from "./layered-layout.ts";

/** A transition of a job from state to state. */
export interface JobTransition extends Link {
  /** Index of the entry that the transition leads to. */
  readonly entry: number;
  readonly legal: boolean;
}

/** Whether the job took an edge, could have taken it instead of its first illegal transition, or neither. */
export type EdgeRole = "taken" | "open" | "other";

export interface DrawnEdge extends EdgeData {
  readonly role: EdgeRole;
}

export interface LifecycleGraph extends Graph {
  /** All edges to draw. Only `edges` determine the layout. */
  readonly drawn: readonly DrawnEdge[];
}

/** The job's transitions from the initial state on, without unknown statuses. */
export function transitionsOf({ entries }: Pick<JobData, "entries">): JobTransition[] {
  const known = entries.filter(({ state }) => state >= 0);
  return known.map(({ index: entry, state, legal }, i) => ({
    entry,
    from: known[i - 1]?.state ?? 0,
    to: state,
    legal,
  }));
}

/**
 * The part of the lifecycle to draw for a job: its path, the transitions that were legal instead of its first illegal one,
 * and the attested transitions. Retired statuses are drawn only on the path.
 */
export function lifecycleGraph({ states, edges }: LifecycleData, steps: readonly JobTransition[]): LifecycleGraph {
  const onWay = new Set(steps.flatMap(({ from, to }) => [from, to]));
  const brokeAt = steps.find(({ legal }) => !legal)?.from;
  const isShown = (state: number) => onWay.has(state) || states[state]!.deprecated === null;
  const roleOf = ({ from, to }: Link): EdgeRole => {
    if (steps.some((step) => step.legal && step.from === from && step.to === to)) return "taken";
    return from === brokeAt && isShown(to) ? "open" : "other";
  };
  const drawn = edges
    .map((edge) => ({ ...edge, role: roleOf(edge) }))
    .filter(({ role, attested, from, to }) => role !== "other" || (attested && isShown(from) && isShown(to)));
  const firm = drawn.filter(({ role, attested }) => role === "taken" || attested);
  const firmNodes = new Set([0, ...onWay, ...firm.flatMap(({ from, to }) => [from, to])]);
  const nodes = new Set([...firmNodes, ...drawn.map(({ to }) => to)]);
  return {
    first: 0,
    nodes: states.map((_, state) => state).filter((state) => nodes.has(state)),
    // An unattested edge determines the position of a state only if no other edge leads to it.
    edges: [...firm, ...drawn.filter(({ to }) => !firmNodes.has(to))],
    drawn,
    isLast: (state) => states[state]!.terminal,
  };
}

/** The statuses that were legal instead of a transition, by the evidence for them, strongest first. */
export function legalInstead(
  { from }: Link,
  { states, edges, evidence }: LifecycleData,
): { readonly evidence: string; readonly statuses: readonly string[] }[] {
  const open = edges.filter((edge) => edge.from === from && states[edge.to]!.deprecated === null);
  const groups = evidence.map((kind) => ({
    evidence: kind,
    statuses: open.filter((edge) => edge.evidence === kind).map(({ to }) => states[to]!.status!),
  }));
  return groups.filter(({ statuses }) => statuses.length > 0);
}
