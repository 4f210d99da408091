import type { Path } from "../../validate/finding.ts";
import type { Job } from "../job/job.ts";
import type { Entry } from "../life/entries.ts";
import type { Life } from "../life/life.ts";
import type { LifeConstraints } from "../life/life-constraints.ts";

/** A whole number between two, both included; the least is the plainest. */
export type Pick = (least: number, most: number) => number;

interface Fault {
  /** What is done, in words. */
  readonly title: string;
  /** The lives that have room for it, more or less: where there is none all the same, `breaks` answers undefined. */
  readonly lives?: LifeConstraints;
}

/** A fault of the array: it is reported alike whether the job stands around it or not. Times are epoch milliseconds. */
export interface HistoryBreaker extends Fault {
  readonly of: "history";
  /** Breaks the history in place; the path that must be reported, within the array. */
  breaks(history: Entry<number>[], pick: Pick): Path | undefined;
}

/** A fault of the job. Times are epoch milliseconds. */
export interface JobBreaker extends Fault {
  readonly of: "job";
  /** Breaks the job in place; the path that must be reported. */
  breaks(job: Job<number>, pick: Pick): Path | undefined;
}

/** A fault of the life itself, before it is told. */
export interface LifeBreaker extends Fault {
  readonly of: "life";
  /** The life with the fault, and the path that must be reported, within the array. */
  breaks(life: Life, pick: Pick): { readonly life: Life; readonly path: Path } | undefined;
}

/** Does one fault and no other. */
export type Breaker = HistoryBreaker | JobBreaker | LifeBreaker;

export function pickFrom<T>(values: readonly T[], pick: Pick): T | undefined {
  return values.length === 0 ? undefined : values[pick(0, values.length - 1)];
}

/** The positions at which a list has what is looked for. */
export function positions<T>(values: readonly T[], is: (value: T, i: number) => boolean): number[] {
  return values.flatMap((value, i) => (is(value, i) ? [i] : []));
}
