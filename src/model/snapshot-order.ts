import { NO_TIME } from "./absence.ts";
import { transitionsIn } from "./job.ts";
import { isObject, property } from "./safe-access.ts";
import { epochMilliseconds } from "./timestamp.ts";
import { toSeconds } from "./units.ts";

/** At which point of its life a job is described. Responses and events come several to a job, twice, and in any order. */
export interface Moment {
  /** LastModifiedTime in epoch milliseconds; NaN where it is not known. */
  readonly modified: number;
  /** Entries in the history. */
  readonly entries: number;
}

/**
 * The moment at which a job, or a bare history, is described.
 *
 * @example
 * ```ts
 * momentOf({ LastModifiedTime: 1747419050.603, SecondaryStatusTransitions: [] }); // { modified: 1747419050603, entries: 0 }
 * ```
 */
export function momentOf(job: unknown): Moment {
  return {
    modified: isObject(job) ? epochMilliseconds(property(job, "LastModifiedTime")) : NO_TIME,
    entries: transitionsIn(job).length,
  };
}

/**
 * Whether a moment is the later of two of one job: it has the later LastModifiedTime; of two equal ones the longer
 * history, then the one heard of last. An empty history, as events may have one, is never later than another.
 *
 * @param moment the one heard of last.
 * @example
 * ```ts
 * isLater({ modified: 2, entries: 3 }, { modified: 1, entries: 4 }); // true
 * isLater({ modified: 2, entries: 0 }, { modified: 1, entries: 4 }); // false
 * ```
 */
export function isLater(moment: Moment, known: Moment): boolean {
  const { modified, entries } = moment;
  if ((entries === 0) !== (known.entries === 0)) return entries > 0;
  const isUndecided = modified === known.modified || Number.isNaN(modified) || Number.isNaN(known.modified);
  return isUndecided ? entries >= known.entries : modified > known.modified;
}

/**
 * What tells a job from others of its name: another account or region may have one, which the ARN tells; a deleted job's
 * name may be used again, by a job created at another time. Undefined where there is neither ARN nor name.
 *
 * @example
 * ```ts
 * identityOf("a-job", { CreationTime: 1747419050.603 }); // "a-job 1747419050"
 * ```
 */
export function identityOf(name: string | undefined, job: unknown): string | undefined {
  const arn = isObject(job) ? property(job, "TrainingJobArn") : undefined;
  const known = typeof arn === "string" ? arn : name;
  if (known === undefined) return undefined;
  return identityAt(known, isObject(job) ? epochMilliseconds(property(job, "CreationTime")) : NO_TIME);
}

/** The identity of a job that goes by an ARN or a name, and was created at an instant, in epoch milliseconds or NaN. */
export function identityAt(known: string, created: number): string {
  // Some holders keep whole seconds.
  return Number.isNaN(created) ? known : `${known} ${Math.floor(toSeconds(created))}`;
}
