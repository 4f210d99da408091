import type { DescribedTrainingJob, PartialTransition } from "../model/job.ts";
import { type Instant, mapTimes } from "../model/map-times.ts";
import { describe, isArray, isPlainObject } from "../model/safe-access.ts";

/**
 * Normalizes a job: AWS's field names, and times as ISO 8601 text with milliseconds, in UTC, or without a zone if the input
 * has none. An array becomes a job with only a history. Fields that no rule reads are kept; null fields are dropped.
 *
 * @throws TypeError if the job is neither an object nor an array.
 * @example
 * ```ts
 * const job = normalizeJob([{ Status: "Starting", StartTime: 1747419050.603, EndTime: null }]);
 * job.SecondaryStatusTransitions; // [{ Status: "Starting", StartTime: "2025-05-16T18:10:50.603Z" }]
 * ```
 */
export function normalizeJob(job: DescribedTrainingJob | readonly PartialTransition[]): DescribedTrainingJob {
  if (!isArray(job) && !isPlainObject(job)) {
    throw new TypeError(`job: expected a DescribeTrainingJob response or a history, found ${describe(job)}`);
  }
  return mapTimes(isArray(job) ? { SecondaryStatusTransitions: job } : job, isoText);
}

/** `2025-05-16T18:10:50.603Z`, without the `Z` if the zone is unknown. */
export function isoText({ milliseconds, isNaive }: Instant): string {
  const text = new Date(milliseconds).toISOString();
  return isNaive ? text.slice(0, -1) : text;
}
