import type { Lifecycle } from "../../machine/lifecycle.ts";

/** The parts of a lifecycle that hold primary statuses. */
export type Primaries = Pick<Lifecycle, "primaryStatuses" | "states">;

/** Whether jobs of this primary status have a FailureReason. */
export function isExplained({ states }: Primaries, primary: string | undefined): boolean {
  return states.some((state) => state.primaryStatus === primary && state.explainedBy === "FailureReason");
}

/** Whether a job of this primary status may have a FailureReason: it failed, or it failed before it was deleted. */
export function mayBeExplained(
  lifecycle: Pick<Lifecycle, "primaryStatuses" | "states" | "edges">,
  primary: string,
): boolean {
  const { states, edges } = lifecycle;
  const explained = states.filter((state) => state.explainedBy === "FailureReason");
  if (explained.length === 0 || isDeleting(lifecycle, primary)) return true;
  return reaches({ states, edges }, explained, primary);
}

/** Whether a job of one primary status can get the other: a run that has ended may start again. */
export function isReachable(lifecycle: Pick<Lifecycle, "states" | "edges">, from: string, to: string): boolean {
  return reaches(
    lifecycle,
    lifecycle.states.filter((state) => state.primaryStatus === from),
    to,
  );
}

function reaches({ states, edges }: Pick<Lifecycle, "states" | "edges">, from: Lifecycle["states"], primary: string) {
  const reached = new Set(from.map(({ id }) => id));
  for (const id of reached) for (const edge of edges) if (edge.from === id) reached.add(edge.to);
  return states.some((state) => reached.has(state.id) && state.primaryStatus === primary);
}

/** Whether jobs of this primary status are being stopped. */
export function isStopping({ states }: Primaries, primary: string | undefined): boolean {
  return states.some((state) => state.primaryStatus === primary && state.phase === "stopping");
}

/** Whether jobs of this primary status are running, and not being stopped. */
export function isRunning(lifecycle: Primaries, primary: string | undefined): boolean {
  return isKnown(lifecycle, primary) && !hasEndedStatus(lifecycle, primary) && !isStopping(lifecycle, primary);
}

/** Whether the primary status says how a job ended: it has terminal secondary statuses. */
export function isEnding({ states }: Primaries, primary: string | undefined): boolean {
  return states.some((state) => state.terminal && state.primaryStatus === primary);
}

/** Whether the primary status is one without secondary statuses, which a job gets when it is deleted. */
export function isDeleting(lifecycle: Primaries, primary: string | undefined): boolean {
  return isKnown(lifecycle, primary) && lifecycle.states.every((state) => state.primaryStatus !== primary);
}

/** Whether a primary status says that the job has ended: it is known, and all statuses in it are terminal. */
export function hasEndedStatus(lifecycle: Primaries, primary: string | undefined): boolean {
  const { states } = lifecycle;
  return isKnown(lifecycle, primary) && states.every((state) => state.primaryStatus !== primary || state.terminal);
}

function isKnown({ primaryStatuses }: Primaries, primary: string | undefined): boolean {
  return primaryStatuses.some((known) => known === primary);
}
