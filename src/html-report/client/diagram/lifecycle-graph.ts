import type { EdgeData, JobData, LifecycleData } from "../report-data.ts";
import type { Graph, Link } from "./layered-layout.ts";

/** A step of a job, from state to state. */
export interface JobStep extends Link {
  /** The entry that it leads to, by its place in the array. */
  readonly entry: number;
  readonly legal: boolean;
}

/** How an edge has to do with a job: it went there, it could have where it broke, or neither. */
export type EdgeRole = "taken" | "open" | "other";

export interface LifecycleGraph extends Graph {
  /** All edges to draw; those of the graph alone decide where nodes stand. */
  readonly drawn: readonly (EdgeData & { readonly role: EdgeRole })[];
}

/** The job's steps, from the initial state on; unknown statuses are passed over. */
export function stepsOf({ visits }: Pick<JobData, "visits">): JobStep[] {
  const known = visits.filter(({ state }) => state >= 0);
  return known.map(({ entry, state, legal }, i) => ({ entry, from: known[i - 1]?.state ?? 0, to: state, legal }));
}

/**
 * The part of the lifecycle that a job's picture shows: its way, what was legal where it first took an illegal step,
 * and around it the steps that AWS documents or a published history shows, those of retired statuses left aside.
 */
export function lifecycleGraph({ states, edges }: LifecycleData, steps: readonly JobStep[]): LifecycleGraph {
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
    // A weak step moves no state from its place; it places a state that nothing else does.
    edges: [...firm, ...drawn.filter(({ to }) => !firmNodes.has(to))],
    drawn,
    isLast: (state) => states[state]!.terminal,
  };
}
