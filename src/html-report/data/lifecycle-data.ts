import { EVIDENCE, isAtLeast } from "../../machine/evidence.ts";
import type { Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";
import type { LifecycleData } from "../client/report-data.ts";

/** The report's data on the lifecycle, with states numbered from the initial one. */
export function lifecycleData(lifecycle: Lifecycle): LifecycleData {
  const { primaryStatuses, edges, phases } = lifecycle;
  const states = statesInOrder(lifecycle);
  const numbers = stateNumbers(lifecycle);
  return {
    primaryStatuses,
    phases,
    evidence: EVIDENCE,
    states: states.map(({ status, primaryStatus, phase, terminal, deprecated, description }) => ({
      status: status ?? null,
      primary: primaryStatus === undefined ? -1 : primaryStatuses.indexOf(primaryStatus),
      phase: phase === undefined ? -1 : phases.indexOf(phase),
      terminal,
      deprecated: deprecated ?? null,
      description,
    })),
    edges: edges.map(({ from, to, evidence }) => ({
      from: numbers.get(from)!,
      to: numbers.get(to)!,
      evidence,
      attested: isAtLeast(evidence, "observed"),
    })),
  };
}

/** Indices in {@link LifecycleData.states} by state id. */
export function stateNumbers(lifecycle: Lifecycle): ReadonlyMap<string, number> {
  return new Map(statesInOrder(lifecycle).map(({ id }, i) => [id, i]));
}

/** Index of the state that replay reaches with each status; -1 for an unknown status. */
export function statesAlong(statuses: readonly string[], lifecycle: Lifecycle): number[] {
  const numbers = stateNumbers(lifecycle);
  const table = lifecycle.replayTable();
  let row = 0;
  return statuses.map((status) => {
    const column = table.columnOf(status);
    row = table.next[row * table.columns + column]!;
    return column === table.columns - 1 ? -1 : numbers.get(table.states[row]![0]!)!;
  });
}

function statesInOrder({ initial, states }: Lifecycle): readonly LifecycleState[] {
  return [initial, ...states.filter((state) => state !== initial)];
}
