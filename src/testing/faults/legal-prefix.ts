import type { Edge } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";

/** The edges of the longest legal prefix of a sequence of statuses. */
export function legalPrefix(statuses: readonly string[]): Edge[] {
  const steps: Edge[] = [];
  for (const status of statuses) {
    const edge = trainingJobLifecycle
      .successors(steps.at(-1)?.to ?? trainingJobLifecycle.initial.id)
      .find((next) => next.status === status);
    if (edge === undefined) return steps;
    steps.push(edge);
  }
  return steps;
}
