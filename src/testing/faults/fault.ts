import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { Path } from "../../validate/engine/finding.ts";
import type { ValidateOptions } from "../../validate/engine/options.ts";
import type { JobState } from "../observe/job.ts";
import type { PlannedJob } from "../observe/planned-job-arbitrary.ts";
import type { TimeForm } from "../times.ts";
import type { Entry } from "../walks/entries.ts";
import type { LifeConstraints } from "../walks/life-constraints.ts";
import type { TimedWalk } from "../walks/timed-walk.ts";

/** Picks a whole number between two bounds, both included. The smaller the number, the simpler the fault. */
export type Pick = (least: number, most: number) => number;

interface FaultBase {
  /** What `inject` does. */
  readonly title: string;
  /** Constraints on the walks to inject the fault into. If a walk is still unsuitable, `inject` returns undefined. */
  readonly constraints?: LifeConstraints;
  /** The formats of times that hide the fault. */
  readonly notWith?: readonly TimeForm[];
}

/** A fault in the array; it is reported with or without the job around the array. Times are epoch milliseconds. */
export interface HistoryFault extends FaultBase {
  readonly of: "history";
  /** Changes the history in place. Returns the path of the finding within the array. */
  inject(history: Entry<number>[], pick: Pick, lifecycle: Lifecycle): Path | undefined;
}

/** A fault in the fields of the job. Times are epoch milliseconds. */
export interface JobFault extends FaultBase {
  readonly of: "job";
  /** Changes the job in place. Returns the path of the finding. */
  inject(job: JobState<number>, pick: Pick, lifecycle: Lifecycle): Path | undefined;
}

/** A fault in the walk, injected before the response is derived from it. */
export interface WalkFault extends FaultBase {
  readonly of: "walk";
  /** Returns the walk with the fault, and the path of the finding within the array. */
  inject(walk: TimedWalk, pick: Pick): { readonly walk: TimedWalk; readonly path: Path } | undefined;
}

/** A fault that needs options: limits that the history exceeds, a beginning that may be missing, a duplicate key. */
export interface LimitFault extends FaultBase {
  readonly of: "limit";
  /** Can change the history in place. Returns the options and the path of the finding within the array. */
  inject(
    history: Entry<number>[],
    pick: Pick,
    lifecycle: Lifecycle,
  ): { readonly options: ValidateOptions; readonly path: Path } | undefined;
}

/** A contradiction between two snapshots. The later one is legal by itself. */
export interface SnapshotsFault extends FaultBase {
  readonly of: "snapshots";
  inject(
    planned: PlannedJob,
    pick: Pick,
  ): { readonly earlier: JobState<number>; readonly later: JobState<number>; readonly path: Path } | undefined;
}

/** Injects one fault that causes one finding. */
export type Fault = HistoryFault | JobFault | WalkFault | LimitFault | SnapshotsFault;

export function pickFrom<T>(values: readonly T[], pick: Pick): T | undefined {
  return values.length === 0 ? undefined : values[pick(0, values.length - 1)];
}

/** The indices of the values that satisfy a predicate. */
export function positions<T>(values: readonly T[], is: (value: T, i: number) => boolean): number[] {
  return values.flatMap((value, i) => (is(value, i) ? [i] : []));
}
