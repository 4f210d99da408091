import type { DescribedTrainingJob, PartialTransition } from "../model/job.ts";
import { type Instant, mapTimes } from "../model/map-times.ts";
import { isArray } from "../model/safe-access.ts";

/**
 * The one shape into which every format is read and from which every format is written: a DescribeTrainingJob response in
 * AWS's names, times as ISO 8601 text to the millisecond, in UTC, or without a zone where the input named none. A bare
 * history becomes a job that has nothing else. Fields that no rule reads are kept; nulls are not.
 *
 * @example
 * ```ts
 * const job = normalizeJob([{ Status: "Starting", StartTime: 1747419050.603, EndTime: null }]);
 * job.SecondaryStatusTransitions; // [{ Status: "Starting", StartTime: "2025-05-16T18:10:50.603Z" }]
 * ```
 */
export function normalizeJob(job: DescribedTrainingJob | readonly PartialTransition[]): DescribedTrainingJob {
  return mapTimes(isArray(job) ? { SecondaryStatusTransitions: job } : job, isoText);
}

/** `2025-05-16T18:10:50.603Z`, without the `Z` where no zone is known. */
export function isoText({ milliseconds, isNaive }: Instant): string {
  const text = new Date(milliseconds).toISOString();
  return isNaive ? text.slice(0, -1) : text;
}
