import type { Lifecycle } from "../../machine/lifecycle.ts";

/** Whether a primary status says that the job runs no more: it is known, and no status that goes on belongs to it. */
export function hasEndedStatus(
  { primaryStatuses, states }: Pick<Lifecycle, "primaryStatuses" | "states">,
  primary: string | undefined,
): boolean {
  return (
    primary !== undefined &&
    primaryStatuses.includes(primary) &&
    states.every((state) => state.primaryStatus !== primary || state.terminal)
  );
}
