import type { Edge, LifecycleState } from "../../machine/lifecycle.ts";

/** One visit of a state in a generated life. */
export interface Step {
  /** The legal step that led here. */
  readonly edge: Edge;
  readonly state: LifecycleState;
  /** How long the visit lasted; 0 for the last one, which is either open or an end. */
  readonly milliseconds: number;
  /** Index in WORDINGS. */
  readonly wording: number;
}

/** The life of a job, or its beginning: what every arbitrary here generates and shrinks before it is told in a format. */
export interface Life {
  /** When the first visit began, epoch milliseconds. */
  readonly start: number;
  readonly steps: readonly Step[];
}

/** Whether the life has come to its end. */
export function hasEnded({ steps }: Life): boolean {
  return steps.at(-1)!.state.terminal;
}

/** When each visit began, epoch milliseconds. */
export function startsOf({ start, steps }: Life): number[] {
  let at = start;
  return steps.map(({ milliseconds }) => {
    const begin = at;
    at += milliseconds;
    return begin;
  });
}
