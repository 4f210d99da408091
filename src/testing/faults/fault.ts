import type { Path } from "../../validate/engine/finding.ts";
import type { ValidateOptions } from "../../validate/engine/options.ts";
import type { Job } from "../observe/job.ts";
import type { JobLife } from "../observe/job-life-arbitrary.ts";
import type { Entry } from "../walks/entries.ts";
import type { Life } from "../walks/life.ts";
import type { LifeConstraints } from "../walks/life-constraints.ts";

/** A whole number between two, both included; the least is the plainest. */
export type Pick = (least: number, most: number) => number;

interface FaultBase {
  /** What is done, in words. */
  readonly title: string;
  /** The lives that have room for it, more or less: where there is none all the same, `breaks` answers undefined. */
  readonly lives?: LifeConstraints;
}

/** A fault of the array: it is reported alike whether the job stands around it or not. Times are epoch milliseconds. */
export interface HistoryFault extends FaultBase {
  readonly of: "history";
  /** Breaks the history in place; the path that must be reported, within the array. */
  breaks(history: Entry<number>[], pick: Pick): Path | undefined;
}

/** A fault of the job. Times are epoch milliseconds. */
export interface JobFault extends FaultBase {
  readonly of: "job";
  /** Breaks the job in place; the path that must be reported. */
  breaks(job: Job<number>, pick: Pick): Path | undefined;
}

/** A fault of the life itself, before it is told. */
export interface LifeFault extends FaultBase {
  readonly of: "life";
  /** The life with the fault, and the path that must be reported, within the array. */
  breaks(life: Life, pick: Pick): { readonly life: Life; readonly path: Path } | undefined;
}

/** A fault under certain options alone, and the path within the array. */
export interface LimitFault extends FaultBase {
  readonly of: "limit";
  breaks(history: Entry<number>[], pick: Pick): { readonly options: ValidateOptions; readonly path: Path } | undefined;
}

/** A fault between two descriptions of a job, of which the later one is sound alone. */
export interface SnapshotsFault extends FaultBase {
  readonly of: "snapshots";
  breaks(
    jobLife: JobLife,
    pick: Pick,
  ): { readonly earlier: Job<number>; readonly later: Job<number>; readonly path: Path } | undefined;
}

/** Does one fault and no other. */
export type Fault = HistoryFault | JobFault | LifeFault | LimitFault | SnapshotsFault;

export function pickFrom<T>(values: readonly T[], pick: Pick): T | undefined {
  return values.length === 0 ? undefined : values[pick(0, values.length - 1)];
}

/** The positions at which a list has what is looked for. */
export function positions<T>(values: readonly T[], is: (value: T, i: number) => boolean): number[] {
  return values.flatMap((value, i) => (is(value, i) ? [i] : []));
}
