import type { LifecycleState } from "../../machine/lifecycle.ts";
import type { ReplayTable } from "../../machine/replay-table.ts";
import { toMilliseconds } from "../../model/units.ts";
import type { ContextSettings } from "../engine/context-settings.ts";
import { mayBeExplained } from "../engine/primary-status.ts";
import { earliestPlausible } from "../engine/time-range.ts";

/** What quick tests need about a lifecycle's statuses, by column of the replay table. */
export interface StatusFacts {
  readonly lifecycle: ContextSettings["lifecycle"];
  readonly table: ReplayTable;
  /** Column → 1 if the status ends a job. */
  readonly isTerminal: Uint8Array;
  /** The earliest plausible instant, in epoch milliseconds. */
  readonly earliest: number;
  /** How long a history lasts at most, in milliseconds; Infinity if no one knows. */
  readonly longest: number;
  /** The primary statuses of jobs that have a FailureReason. */
  readonly explained: ReadonlySet<string>;
  /** The primary statuses of jobs that may have one: they failed, or failed before they were deleted. */
  readonly mayBeExplained: ReadonlySet<string>;
  /** Column → the states with the status; empty for the column of unknown statuses. */
  readonly states: readonly (readonly LifecycleState[])[];
}

const made = new WeakMap<ReplayTable, StatusFacts>();

/** The facts about the lifecycle of the settings. Made once per replay table. */
export function statusFacts({ lifecycle, evidence }: Pick<ContextSettings, "lifecycle" | "evidence">): StatusFacts {
  const table = lifecycle.replayTable(evidence);
  const known = made.get(table);
  if (known !== undefined) return known;
  const isTerminal = new Uint8Array(table.columns);
  const states = Array.from({ length: table.columns }, (): readonly LifecycleState[] => []);
  for (const status of lifecycle.statuses) states[table.columnOf(status)] = lifecycle.statesOf(status);
  for (const status of lifecycle.terminalStatuses) isTerminal[table.columnOf(status)] = 1;
  const explained = lifecycle.states.filter(({ explainedBy }) => explainedBy === "FailureReason");
  const facts = {
    lifecycle,
    table,
    isTerminal,
    states,
    earliest: earliestPlausible(lifecycle),
    longest: toMilliseconds(lifecycle.maxDurationInSeconds ?? Number.POSITIVE_INFINITY),
    mayBeExplained: new Set(lifecycle.primaryStatuses.filter((primary) => mayBeExplained(lifecycle, primary))),
    explained: new Set(explained.flatMap(({ primaryStatus }) => primaryStatus ?? [])),
  };
  made.set(table, facts);
  return facts;
}
