import { isLater, momentOf } from "../history/moment.ts";
import type { DescribedJob } from "./described-job.ts";

/**
 * Keeps the latest state of each job out of events that come several to a job, twice, and in any order. Memory: one
 * event a job, until the input ends. Which of two is later, {@link isLater} says.
 */
export class LatestOfEach {
  readonly #latest = new Map<string, DescribedJob>();
  #unnamed = 0;

  add(event: DescribedJob): void {
    const key = event.name ?? `\0${this.#unnamed++}`;
    const known = this.#latest.get(key);
    if (known === undefined || isLater(momentOf(event.job), momentOf(known.job))) this.#latest.set(key, event);
  }

  /** The jobs, in the order in which they were first heard of. */
  jobs(): Iterable<DescribedJob> {
    return this.#latest.values();
  }
}
