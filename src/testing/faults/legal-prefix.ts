import type { Edge, Lifecycle } from "../../machine/lifecycle.ts";

/** The edges of the longest legal prefix of a sequence of statuses. */
export function legalPrefix(statuses: readonly string[], { initial, successors }: Lifecycle): Edge[] {
  const steps: Edge[] = [];
  for (const status of statuses) {
    const edge = successors(steps.at(-1)?.to ?? initial.id).find((next) => next.status === status);
    if (edge === undefined) return steps;
    steps.push(edge);
  }
  return steps;
}
