import type { Edge } from "../../machine/lifecycle.ts";
import { trainingJob } from "../../machine/training-job.ts";

/** The steps of a history, as far as they are legal. */
export function legalSteps(statuses: readonly string[]): Edge[] {
  const steps: Edge[] = [];
  for (const status of statuses) {
    const edge = trainingJob
      .successors(steps.at(-1)?.to ?? trainingJob.initial.id)
      .find((next) => next.status === status);
    if (edge === undefined) return steps;
    steps.push(edge);
  }
  return steps;
}

/** What is left of a list without one of its elements. */
export function without<T>(values: readonly T[], i: number): T[] {
  return values.toSpliced(i, 1);
}
