import { NO_TIME } from "./absence.ts";
import { transitionsIn } from "./job.ts";
import { isObject, property } from "./safe-access.ts";
import { epochMilliseconds } from "./timestamp.ts";
import { toSeconds } from "./units.ts";

/** When a snapshot of a job was taken. Snapshots arrive repeatedly and in any order. */
export interface Moment {
  /** LastModifiedTime in epoch milliseconds; NaN if unknown. */
  readonly modified: number;
  /** Entries in the history. */
  readonly entries: number;
}

/**
 * Returns the moment that a job, or a bare history, shows.
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
 * Whether one of two moments of a job is the later one: by LastModifiedTime, then by the length of the history, then by
 * arrival. An empty history, which events may have, is never later than another.
 *
 * @param moment the one that arrived last.
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
 * Returns a key that distinguishes a job from others of the same name: jobs of other accounts and regions differ by
 * ARN, and a job that reuses the name of a deleted one differs by CreationTime. Undefined if there is neither ARN nor
 * name.
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
  // Some formats keep whole seconds only.
  return Number.isNaN(created) ? known : `${known} ${Math.floor(toSeconds(created))}`;
}
