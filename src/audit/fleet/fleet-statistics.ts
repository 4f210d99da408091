import { parseJob } from "../../model/job.ts";
import { isArray } from "../../model/safe-access.ts";
import { identityOf, isLater, type Moment, momentOf } from "../../model/snapshot-order.ts";
import { parseTransition } from "../../model/transition.ts";
import type { JobRecord } from "../../read/read-record.ts";
import { resolveOptions } from "../../validate/engine/options.ts";
import { RuleContext } from "../../validate/engine/rule-context.ts";
import { PARTS, type Phases, phases } from "../../validate/phases.ts";
import { SecondsStatistics, type SecondsSummary } from "./seconds-statistics.ts";

/** What is counted of each job, in seconds. */
export const MEASURES = [...PARTS, "total", "firstCapacityWait", "billable"] as const satisfies (keyof Phases)[];

export type Measure = (typeof MEASURES)[number];

/** One way that jobs went. */
export interface Variant {
  readonly statuses: readonly string[];
  readonly jobs: number;
}

export interface FleetSummary {
  readonly jobs: number;
  /** Jobs that run still: of them, what has ended is counted. */
  readonly open: number;
  /** Jobs whose parts do not add up to the whole. */
  readonly unbalanced: number;
  /** Of the jobs that spent time in it; of total, firstCapacityWait and billable, of those of which it is known. */
  readonly seconds: Readonly<Record<Measure, SecondsSummary>>;
  /** The part of all training that was not billed, at most 1; null where no job tells both. */
  readonly saved: number | null;
  /** The distinct ways, the most frequent first, of two as frequent in the order of their names. */
  readonly variants: readonly Variant[];
  /** Jobs that went ways that are not in `variants`, because there are too many. */
  readonly otherVariants: number;
}

/** What is kept of one job. */
interface Counted {
  readonly moment: Moment;
  readonly way: string;
  readonly isOpen: boolean;
  readonly isBalanced: boolean;
  /** In the order of MEASURES; NaN where it has none. */
  readonly seconds: readonly number[];
  /** Of those that tell both: TrainingTimeInSeconds. */
  readonly training: number;
}

const MOST_PENDING = 20_000;
const MOST_VARIANTS = 10_000;
/** Characters of all ways of pending jobs, and of all variants. */
const MOST_TEXT = 4_000_000;
/** Between the statuses of a way; stands in none. */
const SEPARATOR = "\0";

/**
 * Sums up the time of many jobs. A job that is described several times counts once, as it was described last.
 *
 * Memory: at most some 20 MB, however many jobs there are and however long they are. A description replaces an earlier
 * one of its job unless 20,000 others came in between, or fewer of long histories; medians are exact up to 100,000 jobs;
 * variants beyond 10,000, or beyond 4 million characters, are counted together.
 */
export class FleetStatistics {
  /** Jobs that may be described once more, the one described longest ago first. */
  readonly #pending = new Map<string, Counted>();
  readonly #samples = MEASURES.map(() => new SecondsStatistics());
  readonly #variants = new Map<string, number>();
  #pendingText = 0;
  #variantText = 0;
  #jobs = 0;
  #open = 0;
  #unbalanced = 0;
  #otherVariants = 0;
  readonly #billed = { training: 0, billable: 0 };

  add({ name, job, hasTimes }: Pick<JobRecord, "name" | "job" | "hasTimes">): void {
    const counted = count(job, hasTimes);
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

  /** Sums up all jobs so far. A job that is described again behind this counts once more. */
  summarize(): FleetSummary {
    for (const counted of this.#pending.values()) this.#settle(counted);
    this.#pending.clear();
    this.#pendingText = 0;
    const { training, billable } = this.#billed;
    return {
      jobs: this.#jobs,
      open: this.#open,
      unbalanced: this.#unbalanced,
      seconds: Object.fromEntries(MEASURES.map((measure, i) => [measure, this.#samples[i]!.summary])) as Record<
        Measure,
        SecondsSummary
      >,
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
    // A part of 0 is none; a total, a wait or a bill of 0 was told.
    const least = (i: number) => (i < PARTS.length ? Number.MIN_VALUE : 0);
    for (const [i, value] of seconds.entries()) if (value >= least(i)) this.#samples[i]!.add(value);
    const billable = seconds[MEASURES.indexOf("billable")]!;
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
}

const SETTINGS = resolveOptions(undefined);

function count(job: JobRecord["job"], hasTimes: boolean): Counted {
  const accounted = phases(job, { hasTimes });
  const { job: described } = parseJob(isArray(job) ? { SecondaryStatusTransitions: job } : job);
  const history = described.SecondaryStatusTransitions ?? [];
  // As the audit sees it: entries can be out of order, and TrainingJobStatus can say that the job has ended.
  const subject = RuleContext.of(job, isArray(job) ? "history" : "job", { ...SETTINGS, hasTimes });
  const statuses = history.map((entry) => parseTransition(entry).Status ?? "?");
  return {
    moment: momentOf(job),
    way: statuses.join(SEPARATOR),
    isOpen: !subject.ended && !subject.isSaidToHaveEnded,
    isBalanced: !hasTimes || accounted.unaccounted === 0,
    seconds: MEASURES.map((measure) => accounted[measure] ?? Number.NaN),
    training: described.TrainingTimeInSeconds ?? Number.NaN,
  };
}
