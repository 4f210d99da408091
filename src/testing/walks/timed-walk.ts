import type { Edge, Lifecycle, LifecycleState } from "../../machine/lifecycle.ts";

/** One state on a timed walk; it becomes one entry of a generated history. */
export interface WalkStep {
  /** The legal edge that leads to the state. */
  readonly edge: Edge;
  readonly state: LifecycleState;
  /** Time spent in the state; 0 for the last step, which is either still open or terminal. */
  readonly milliseconds: number;
  /** Index in STATUS_MESSAGES. */
  readonly messageIndex: number;
}

/**
 * A walk through the lifecycle with times and messages. Every arbitrary of the fixture generates and shrinks timed
 * walks; the output formats are derived from them.
 */
export interface TimedWalk {
  readonly lifecycle: Lifecycle;
  /** Start of the first step in epoch milliseconds. */
  readonly start: number;
  readonly steps: readonly WalkStep[];
}

/** Whether the walk ends in a terminal state. */
export function hasEnded({ steps }: TimedWalk): boolean {
  return steps.at(-1)!.state.terminal;
}

/** Start of each step in epoch milliseconds. */
export function startsOf({ start, steps }: TimedWalk): number[] {
  let at = start;
  return steps.map(({ milliseconds }) => {
    const begin = at;
    at += milliseconds;
    return begin;
  });
}
