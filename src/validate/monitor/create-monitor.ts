import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { SecondaryStatus } from "../../machine/training-job.ts";
import { detailOf } from "../../model/eventbridge-event.ts";
import type { DescribedTrainingJob, PartialTransition } from "../../model/job.ts";
import { checkOptions } from "../../model/misuse/check-options.ts";
import { spellingNormalizer } from "../../model/normalize-spelling.ts";
import { describe, isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Timestamp } from "../../model/transition.ts";
import { type Milliseconds, toMilliseconds, toSeconds } from "../../model/units.ts";
import type { RuleFinding } from "../engine/catalogue.ts";
import { OPTIONS, resolveOptions, type ValidateOptions } from "../engine/options.ts";
import type { Report } from "../engine/report.ts";
import { awsEntry, awsJob } from "../field-names.ts";
import { fastAppend } from "./fast-append.ts";
import type { JobState } from "./job-store.ts";
import { JobTracker } from "./job-tracker.ts";

/** The options of `validateJob`, with a clock instead of `now`. */
export interface MonitorOptions<CustomId extends string = never, Status extends string = string>
  extends Omit<ValidateOptions<CustomId, Status>, "now"> {
  /** Returns the current time. Default: `Date.now`. */
  readonly clock?: (() => Timestamp) | undefined;
}

/** A job that has not ended, according to the updates so far. */
export interface OpenJob {
  /** The name of the job. */
  readonly job: string;
  /** Its current status; null before the first entry. */
  readonly status: string | null;
  /** Seconds since that status began; null if its StartTime cannot be read. */
  readonly age: number | null;
}

/** Findings of one job. */
export interface JobFindings<CustomId extends string = never> {
  /** The name of the job. */
  readonly job: string;
  /** The new findings. */
  readonly findings: Report<CustomId>["findings"];
}

/** Validates jobs while they run: see {@link createMonitor}. */
export interface Monitor<CustomId extends string = never> {
  /**
   * Validates an update and returns the new findings. Each finding is reported once per job; two findings are the same
   * if they share rule, field, data and the start of their entry, even if the entry has moved.
   *
   * @param job the job's name. Call `close` before you reuse a name.
   * @param update a DescribeTrainingJob response, an EventBridge event, or a single entry. All of them may arrive late
   *   or twice. Until a late entry arrives, the gap that it leaves is reported. A job with more than 1,000 entries that
   *   come alone is a finding of `malformed-job`, and further ones are ignored.
   */
  update(
    job: string,
    update: DescribedTrainingJob | PartialTransition | { readonly detail: unknown },
  ): Report<CustomId>["findings"];
  /** The same for an update of unknown type, such as parsed JSON. */
  update(job: string, update: unknown): Report<CustomId>["findings"];
  /** Returns the new `stuck` findings, which depend on the clock alone. Checks every open job. */
  check(): readonly JobFindings<CustomId>[];
  /** The jobs that have not ended. */
  open(): readonly OpenJob[];
  /**
   * Returns the report on all that is known of a job, without its messages; undefined if the job is not known. After all
   * entries have arrived, in any order, it has the verdict of `validateHistory` on all of them.
   */
  report(job: string): Report | undefined;
  /** Forgets a job, ended or not, and returns whether it was known. Ended jobs are remembered until you call it. */
  close(job: string): boolean;
}

/**
 * Validates jobs while they run. Over the life of a job, a monitor reports what `validateJob` reports on each response
 * plus what `compareSnapshots` reports on each pair of successive ones.
 *
 * Memory: a job with up to six entries and no findings takes some 160 bytes and its name; any other takes its history
 * and its findings. Both are kept until `close`.
 *
 * @throws TypeError if the options are invalid.
 * @example
 * ```ts
 * const monitor = createMonitor({ limits: { Pending: 3600 }, clock: () => "2025-05-16T18:20:50Z" });
 * monitor.update("a-job", { Status: "Starting", StartTime: "2025-05-16T18:10:50Z" }); // []
 * monitor.open(); // [{ job: "a-job", status: "Starting", age: 600 }]
 * monitor.update("a-job", { Status: "Completed", StartTime: "2025-05-16T18:11:50Z" })[0]?.rule; // "illegal-transition"
 * monitor.open(); // []
 * ```
 */
export function createMonitor<const CustomId extends string = never, Status extends string = SecondaryStatus>(
  options: MonitorOptions<CustomId, Status> = {},
): Monitor<CustomId> {
  if (isObject(options) && "now" in options) {
    throw new TypeError("options.now: a monitor takes a clock instead, options.clock");
  }
  checkOptions(options, [...OPTIONS.filter((name) => name !== "now"), "clock"]);
  const { clock = Date.now, ...validate } = options;
  if (typeof clock !== "function") throw new TypeError(`options.clock: expected a function, found ${describe(clock)}`);
  const now = () => {
    const time = clock();
    const milliseconds = epochMilliseconds(time);
    if (Number.isNaN(milliseconds)) throw new TypeError(`options.clock: expected a time, got ${describe(time)}`);
    return milliseconds;
  };
  const settings = resolveOptions({ ...validate, now: 0 });
  const { limits, lifecycle } = settings;
  const hasCustomRules = settings.customRules.length > 0;
  const watch = new JobTracker(lifecycle);
  const { memory } = watch;
  const canonical = spellingNormalizer({ statuses: lifecycle.statuses, primaryStatuses: lifecycle.primaryStatuses });
  // Single entries mostly come from events, so their times are normalized as those of events are.
  const spelled = (entry: object) => {
    const job = canonical({ SecondaryStatusTransitions: [plain(entry)] });
    return (job.SecondaryStatusTransitions as readonly unknown[])[0];
  };
  const isOver = ({ status, since, hasEnded }: JobState, time: number) =>
    limits !== undefined &&
    !hasEnded &&
    time - since > toMilliseconds(limits[status ?? ""] ?? Number.POSITIVE_INFINITY);
  const again = (job: string, time: Milliseconds) => watch.again(job, { ...settings, now: time }).findings;

  return {
    update(job: string, given: unknown) {
      if (typeof job !== "string") throw new TypeError(`update: expected the name of a job, found ${describe(job)}`);
      const time = now();
      const update = awsUpdate(given, lifecycle);
      if (!isAlone(update)) {
        const detail = detailOf(update);
        return watch.describe(job, detail === undefined ? update : canonical(detail), {
          ...settings,
          isEvent: detail !== undefined,
          now: time,
        }).findings;
      }
      if (hasCustomRules || !fastAppend(memory, job, update, time)) {
        return watch.transition(job, spelled(update), { ...settings, now: time }).findings;
      }
      return limits !== undefined && isOver(memory.state(job)!, time) ? again(job, time) : NOTHING;
    },

    check() {
      const time = now();
      return [...memory.names()]
        .filter((job) => isOver(memory.state(job)!, time))
        .map((job) => ({ job, findings: again(job, time) }))
        .filter(({ findings }) => findings.length > 0);
    },

    open() {
      const time = now();
      return [...memory.names()].flatMap((job) => {
        const { status = null, since, hasEnded } = memory.state(job)!;
        return hasEnded ? [] : [{ job, status, age: Number.isNaN(since) ? null : toSeconds(time - since) }];
      });
    },

    report: (job) => watch.report(job, { ...settings, now: now() }),

    close: (job) => memory.forget(job),
  };
}

const NOTHING: readonly RuleFinding[] = Object.freeze([]);

/** An entry in an object that can be copied. */
function plain(entry: object): object {
  const keys = ["Status", "StartTime", "EndTime", "StatusMessage"] as const satisfies (keyof PartialTransition)[];
  return Object.fromEntries(keys.map((key) => [key, property(entry, key)]));
}

/** An update with AWS's names. */
function awsUpdate(update: unknown, lifecycle: Lifecycle): unknown {
  if (lifecycle.fields === undefined || !isObject(update)) return update;
  const entry = awsEntry(update, lifecycle) as object;
  const job = awsJob(update, lifecycle) as object;
  return property(job, "SecondaryStatusTransitions") === undefined && isAlone(entry) ? entry : job;
}

/** Whether an update is an entry and not a job around a history. */
function isAlone(update: unknown): update is object {
  if (!isObject(update) || property(update, "SecondaryStatusTransitions") !== undefined) return false;
  return property(update, "Status") !== undefined || property(update, "StartTime") !== undefined;
}
