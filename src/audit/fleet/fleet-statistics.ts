import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import { parseJob } from "../../model/job.ts";
import { isArray } from "../../model/safe-access.ts";
import { identityOf, isLater, type Moment, momentOf } from "../../model/snapshot-order.ts";
import { parseTransition } from "../../model/transition.ts";
import type { JobRecord } from "../../read/read-record.ts";
import { resolveOptions } from "../../validate/engine/options.ts";
import { RuleContext } from "../../validate/engine/rule-context.ts";
import type { Settings } from "../../validate/engine/settings.ts";
import { awsInput } from "../../validate/field-names.ts";
import { type PhaseTotals, partsOfLifecycle, phases } from "../../validate/phases.ts";
import { SecondsStatistics, type SecondsSummary } from "./seconds-statistics.ts";

/** The durations that are summarized beside the parts of the lifecycle, in seconds. */
const TOTALS = ["total", "firstCapacityWait", "billable"] as const satisfies (keyof PhaseTotals)[];

/** One sequence of statuses that jobs went through. */
export interface Variant {
  readonly statuses: readonly string[];
  readonly jobs: number;
}

export interface FleetSummary {
  /** Id of the lifecycle. */
  readonly lifecycle: string;
  readonly jobs: number;
  /** Jobs that have not ended; only their closed entries count. */
  readonly open: number;
  /** Jobs whose phases do not add up to the total. */
  readonly unbalanced: number;
  /**
   * Each part of the lifecycle over the jobs that spent time in it; `total`, `firstCapacityWait` and `billable` over the
   * jobs that have them.
   */
  readonly seconds: Readonly<Record<string, SecondsSummary>>;
  /** The fraction of all training time that was not billed, at most 1; null if no job has both times. */
  readonly saved: number | null;
  /** The distinct sequences, the most frequent first, ties in alphabetical order. */
  readonly variants: readonly Variant[];
  /** Jobs with sequences that are not in `variants`, because there are too many. */
  readonly otherVariants: number;
}

/** The part of a job that is kept. */
interface Counted {
  readonly moment: Moment;
  readonly way: string;
  readonly isOpen: boolean;
  readonly isBalanced: boolean;
  /** In the order of the measures; NaN if unknown. */
  readonly seconds: readonly number[];
  /** TrainingTimeInSeconds, if the job also has BillableTimeInSeconds. */
  readonly training: number;
}

const MOST_PENDING = 20_000;
const MOST_VARIANTS = 10_000;
/** Maximum total length of the variants of pending jobs, and of all counted variants. */
const MOST_TEXT = 4_000_000;
/** Separates the statuses of a variant; no status contains it. */
const SEPARATOR = "\0";

/**
 * Summarizes the time of many jobs of one lifecycle. A job with several snapshots counts once, by its latest one.
 *
 * Memory: at most some 20 MB, whatever the number and length of the jobs. A snapshot replaces an earlier one of its job
 * unless some 20,000 other jobs came in between, fewer if histories are long; medians are exact up to 100,000 jobs;
 * variants beyond 10,000, or beyond 4 million characters, are counted together.
 */
export class FleetStatistics {
  /** Jobs that a later snapshot may replace, the least recently added first. */
  readonly #pending = new Map<string, Counted>();
  readonly #settings: Settings;
  readonly #parts: readonly string[];
  readonly #measures: readonly string[];
  readonly #samples: readonly SecondsStatistics[];
  readonly #variants = new Map<string, number>();
  #pendingText = 0;
  #variantText = 0;
  #jobs = 0;
  #open = 0;
  #unbalanced = 0;
  #otherVariants = 0;
  readonly #billed = { training: 0, billable: 0 };

  constructor(lifecycle: Lifecycle = trainingJobLifecycle) {
    this.#settings = resolveOptions({ lifecycle });
    this.#parts = partsOfLifecycle(lifecycle);
    this.#measures = [...this.#parts, ...TOTALS];
    this.#samples = this.#measures.map(() => new SecondsStatistics());
  }

  add({ name, job: given, hasTimes }: Pick<JobRecord, "name" | "job" | "hasTimes">): void {
    const job = awsInput(given, this.#settings.lifecycle);
    const counted = this.#count(given, job, hasTimes);
    const key = identityOf(name, job);
    if (key === undefined) {
      this.#settle(counted);
      return;
    }
    const known = this.#pending.get(key);
    if (known !== undefined && !isLater(counted.moment, known.moment)) return;
    this.#take(key, known);
    this.#pending.set(key, counted);
    this.#pendingText += counted.way.length;
    while (this.#pending.size > MOST_PENDING || this.#pendingText > MOST_TEXT) {
      const [oldest, settled] = this.#pending.entries().next().value!;
      this.#take(oldest, settled);
      this.#settle(settled);
    }
  }

  #take(key: string, known: Counted | undefined): void {
    this.#pending.delete(key);
    this.#pendingText -= known?.way.length ?? 0;
  }

  /** Summarizes all jobs so far. A job that is added again after this counts twice. */
  summarize(): FleetSummary {
    for (const counted of this.#pending.values()) this.#settle(counted);
    this.#pending.clear();
    this.#pendingText = 0;
    const { training, billable } = this.#billed;
    return {
      lifecycle: this.#settings.lifecycle.id,
      jobs: this.#jobs,
      open: this.#open,
      unbalanced: this.#unbalanced,
      seconds: Object.fromEntries(this.#measures.map((measure, i) => [measure, this.#samples[i]!.summary])),
      saved: training > 0 ? 1 - billable / training : null,
      variants: [...this.#variants]
        .sort(([a, jobsOfA], [b, jobsOfB]) => jobsOfB - jobsOfA || (a < b ? -1 : 1))
        .map(([way, jobs]) => ({ statuses: way === "" ? [] : way.split(SEPARATOR), jobs })),
      otherVariants: this.#otherVariants,
    };
  }

  #settle({ way, isOpen, isBalanced, seconds, training }: Counted): void {
    this.#jobs++;
    if (isOpen) this.#open++;
    if (!isBalanced) this.#unbalanced++;
    // A phase of 0 seconds did not occur, but a total, wait or bill of 0 was reported.
    const least = (i: number) => (i < this.#parts.length ? Number.MIN_VALUE : 0);
    for (const [i, value] of seconds.entries()) if (value >= least(i)) this.#samples[i]!.add(value);
    const billable = seconds[this.#measures.indexOf("billable")]!;
    if (training > 0 && !Number.isNaN(billable)) {
      this.#billed.training += training;
      this.#billed.billable += billable;
    }
    const known = this.#variants.get(way);
    const isNew = known === undefined;
    if (isNew && (this.#variants.size >= MOST_VARIANTS || this.#variantText + way.length > MOST_TEXT)) {
      this.#otherVariants++;
      return;
    }
    if (isNew) this.#variantText += way.length;
    this.#variants.set(way, (known ?? 0) + 1);
  }

  /** @param job the given job with AWS's names. */
  #count(given: unknown, job: unknown, hasTimes: boolean): Counted {
    const { lifecycle } = this.#settings;
    const accounted: Readonly<Record<string, unknown>> = { ...phases(given, { lifecycle, hasTimes }) };
    const { job: described } = parseJob(isArray(job) ? { SecondaryStatusTransitions: job } : job);
    const history = described.SecondaryStatusTransitions ?? [];
    // As in an audit: entries can be out of order, and TrainingJobStatus can say that the job has ended.
    const context = RuleContext.of(job, isArray(job) ? "history" : "job", { ...this.#settings, hasTimes });
    const statuses = history.map((entry) => parseTransition(entry).Status ?? "?");
    return {
      moment: momentOf(job),
      way: statuses.join(SEPARATOR),
      isOpen: !context.ended && !context.isSaidToHaveEnded,
      isBalanced: !hasTimes || accounted.unaccounted === 0,
      seconds: this.#measures.map((measure) => (accounted[measure] as number | null) ?? Number.NaN),
      training: described.TrainingTimeInSeconds ?? Number.NaN,
    };
  }
}
