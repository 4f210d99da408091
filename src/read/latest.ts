import { epochMilliseconds } from "../history/timestamp.ts";
import { isArray, isObject, property } from "../history/untrusted.ts";
import type { DescribedJob } from "./described-job.ts";

/**
 * Keeps the latest state of each job out of events that come several to a job, twice, and in any order. Memory: one
 * event a job, until the input ends. Later is what has the later LastModifiedTime; of two equal ones, the longer
 * history, then the one read last.
 */
export class LatestOfEach {
  readonly #latest = new Map<string, DescribedJob>();
  #unnamed = 0;

  add(event: DescribedJob): void {
    const key = event.name ?? `\0${this.#unnamed++}`;
    const known = this.#latest.get(key);
    if (known === undefined || isLater(event, known)) this.#latest.set(key, event);
  }

  /** The jobs, in the order in which they were first heard of. */
  jobs(): Iterable<DescribedJob> {
    return this.#latest.values();
  }
}

function isLater(event: DescribedJob, known: DescribedJob): boolean {
  const [a, b] = [modified(event), modified(known)];
  return a === b || Number.isNaN(a) || Number.isNaN(b) ? length(event) >= length(known) : a > b;
}

function modified({ job }: DescribedJob): number {
  return isObject(job) ? epochMilliseconds(property(job, "LastModifiedTime")) : Number.NaN;
}

function length({ job }: DescribedJob): number {
  const history = isObject(job) ? property(job, "SecondaryStatusTransitions") : job;
  return isArray(history) ? history.length : 0;
}
