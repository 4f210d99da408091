import type { JobReading } from "../../model/job.ts";

/** What is remembered of a job beside its statuses and its times. */
export interface JobFacts
  extends Partial<Pick<JobReading, "EnableManagedSpotTraining" | "StoppingCondition" | "RetryStrategy">> {
  /** The last known WarmPoolStatus.Status. */
  readonly warmPool?: string | undefined;
}

/** Combinations of facts. A fleet of a million jobs has some dozens; they are never removed. */
const MOST_FACTS = 10_000;
/** Any other text is not a status, and would be kept forever. */
const LONGEST_STATUS = 16;

/** Holds each combination of facts once, so that a packed job holds only its number. */
export class FactsTable {
  readonly #all: JobFacts[] = [];
  readonly #ids = new Map<string, number>();
  /** The number of the jobs without known facts. */
  readonly none = this.idOf({})!;

  at(id: number): JobFacts {
    return this.#all[id]!;
  }

  /** The number of a combination; undefined if it cannot be stored. */
  idOf(facts: JobFacts): number | undefined {
    const key = keyOf(facts);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#all.length >= MOST_FACTS || (facts.warmPool?.length ?? 0) > LONGEST_STATUS) return undefined;
    this.#ids.set(key, this.#all.length);
    return this.#all.push(facts) - 1;
  }
}

function keyOf({ EnableManagedSpotTraining, StoppingCondition, RetryStrategy, warmPool }: JobFacts): string {
  const runtime = StoppingCondition?.MaxRuntimeInSeconds;
  const wait = StoppingCondition?.MaxWaitTimeInSeconds;
  const pending = StoppingCondition?.MaxPendingTimeInSeconds;
  const retries = RetryStrategy === undefined ? "" : `retry ${RetryStrategy.MaximumRetryAttempts}`;
  return `${EnableManagedSpotTraining} ${runtime} ${wait} ${pending} ${retries} ${warmPool}`;
}

/**
 * The facts that two responses for a job show. Settings never change, so either response may have them.
 *
 * @param warmPool the status in the newer of the two.
 */
export function mergeFacts(earlier: JobFacts, later: JobFacts, { warmPool }: JobFacts): JobFacts {
  return {
    EnableManagedSpotTraining: later.EnableManagedSpotTraining ?? earlier.EnableManagedSpotTraining,
    StoppingCondition: later.StoppingCondition ?? earlier.StoppingCondition,
    RetryStrategy: later.RetryStrategy ?? earlier.RetryStrategy,
    warmPool,
  };
}
