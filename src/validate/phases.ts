import { PHASES } from "../machine/evidence.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import type { SecondaryStatus } from "../machine/training-job.ts";
import { NO_TIME } from "../model/absence.ts";
import type { DescribedTrainingJob, PartialTransition } from "../model/job.ts";
import { isArray } from "../model/safe-access.ts";
import { toSeconds } from "../model/units.ts";
import type { RuleFinding } from "./engine/catalogue.ts";
import type { Entry } from "./engine/entry.ts";
import { type OfLifecycle, resolveOptions, type ValidateOptions } from "./engine/options.ts";
import { RuleContext } from "./engine/rule-context.ts";
import type { Settings } from "./engine/settings.ts";
import { awsInput, namedPath } from "./field-names.ts";
import { reportOn } from "./validate.ts";

/** The parts of a training job's time: what it did, and the training that an interruption took away again. */
export const PARTS = [...PHASES, "lost"] as const;

/** A part of a training job's time: a phase, or `lost`. */
export type Part = (typeof PARTS)[number];

/** Where the time of a job went, beside the time of each phase. */
export interface PhaseTotals {
  /** From the first start to the last end. For a running job: to `now`, or to its last known time. Null if unknown. */
  readonly total: number | null;
  /** The rest of the total that belongs to no part, below 0 if parts overlap; null if the total is unknown. */
  readonly unaccounted: number | null;
  /** The first wait for capacity; null if the job did not wait, or still waits and `now` is not given. */
  readonly firstCapacityWait: number | null;
  /** BillableTimeInSeconds. */
  readonly billable: number | null;
  /**
   * The part of TrainingTimeInSeconds that was not billed: at most 1, below 0 if more was billed than trained, null if
   * unknown.
   */
  readonly saved: number | null;
  /** If the parts do not add up to the total: the findings of `validateJob` on the history, which explain why. */
  readonly findings: readonly RuleFinding[];
}

/**
 * Where the time of a job went. All in seconds; 0 for phases that the job was never in. Its parts are the phases of the
 * lifecycle, and `lost` if the lifecycle says that time can be.
 */
export type Phases<P extends string = Part> = PhaseTotals &
  (string extends P ? { readonly [part: string]: PhaseTotals[keyof PhaseTotals] } : { readonly [Each in P]: number });

/**
 * Breaks down the time of a job by phase, which is the first tag of a state in the lifecycle's machine. Training that
 * was followed by an interruption counts as `lost`, not as `training`, with or without checkpoints.
 *
 * The download of the training image moved from Training to Downloading in December 2023, so `downloading` and
 * `training` of jobs before and after that are not alike.
 *
 * @param job a DescribeTrainingJob response, or its array of transitions. It is not changed, and its faults are
 *   reported in `findings`.
 * @param options those of `validateJob`. The open entry of a running job counts until `now`, if that is later than its
 *   start; without it, not at all.
 * @throws TypeError if the options are invalid.
 * @example
 * ```ts
 * const history = [
 *   { Status: "Starting", StartTime: 1747419050, EndTime: 1747419090 },
 *   { Status: "Pending", StartTime: 1747419090, EndTime: 1747419150 },
 *   { Status: "Downloading", StartTime: 1747419150, EndTime: 1747419170 },
 * ];
 * phases(history).waiting; // 100
 * phases(history).firstCapacityWait; // 60
 * phases(history).total; // 120
 * ```
 */
export function phases<P extends string = string>(job: unknown, options: OfLifecycle): Phases<P>;
export function phases<Status extends string = SecondaryStatus>(
  job: DescribedTrainingJob | readonly PartialTransition[],
  options?: ValidateOptions<never, Status>,
): Phases;
export function phases(job: unknown, options?: ValidateOptions): Phases;
export function phases(given: unknown, options?: ValidateOptions): PhaseTotals {
  const settings = resolveOptions(options);
  const { lifecycle } = settings;
  const job = awsInput(given, lifecycle);
  const context = RuleContext.of(job, isArray(job) ? "history" : "job", settings);
  const { entriesInOrder } = context;
  // An ended job does not last until now, even if its end is unknown.
  const now = context.ended || context.isSaidToHaveEnded ? undefined : settings.now;
  const parts = partsOf(context);
  const spent = entriesInOrder.map((entry) => milliseconds(entry, entry === context.last ? now : undefined));
  const sum = (select: (i: number) => boolean) =>
    spent.reduce((all, time, i) => (select(i) ? all + (time || 0) : all), 0);

  const total = endOf(context.last, now) - (entriesInOrder[0]?.start ?? NO_TIME);
  const unaccounted = total - sum((i) => parts[i] !== undefined);
  const isOff = settings.hasTimes && unaccounted !== 0;
  const wait = entriesInOrder.findIndex((entry) => awaitsCapacity(context, entry));
  const billable = context.field("BillableTimeInSeconds") ?? null;
  const training = context.field("TrainingTimeInSeconds") ?? 0;
  return {
    ...Object.fromEntries(partsOfLifecycle(lifecycle).map((part) => [part, toSeconds(sum((i) => parts[i] === part))])),
    total: orNull(toSeconds(total)),
    unaccounted: orNull(toSeconds(unaccounted)),
    firstCapacityWait: orNull(toSeconds(spent[wait] ?? NO_TIME)),
    billable,
    saved: billable !== null && training > 0 ? 1 - billable / training : null,
    findings: isOff ? findingsOn(job, context, settings) : [],
  };
}

const LOST = "lost";

/** The phases of a lifecycle, and `lost` if the lifecycle says that time can be. */
export function partsOfLifecycle({ phases, lost }: Pick<Lifecycle, "phases" | "lost">): readonly string[] {
  return lost === undefined ? phases : [...phases, LOST];
}

/** The part that each entry belongs to; undefined if unknown. A phase that can be lost is, right before what loses it. */
function partsOf(context: RuleContext): (string | undefined)[] {
  const { lost } = context.lifecycle;
  let isLost = false;
  const backwards = context.entriesInOrder.toReversed().map((entry): string | undefined => {
    const phase = context.phaseOf(entry);
    isLost = phase !== undefined && (phase === lost?.before || (isLost && phase === lost?.phase));
    return isLost && phase === lost?.phase ? LOST : phase;
  });
  return backwards.reverse();
}

/** NaN if the duration of the entry is unknown. */
function milliseconds(entry: Entry, now: number | undefined): number {
  return entry.hasEnd || now !== undefined ? Math.max(0, endOf(entry, now) - entry.start) : NO_TIME;
}

function endOf(entry: Entry | undefined, now: number | undefined): number {
  if (entry === undefined) return NO_TIME;
  return entry.hasEnd ? entry.end : Math.max(entry.start, now ?? entry.start);
}

function awaitsCapacity({ lifecycle }: RuleContext, { status }: Entry): boolean {
  return status !== undefined && lifecycle.statesOf(status).some((state) => state.awaits === "capacity");
}

function findingsOn(job: unknown, context: RuleContext, settings: Settings): readonly RuleFinding[] {
  const kind = context.job === undefined ? "history" : "job";
  const [place] = namedPath(context.historyPath, context.lifecycle);
  return reportOn(job, kind, settings).findings.filter(
    ({ path }) => place === undefined || path.length === 0 || path[0] === place,
  );
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
