import { type DescribedTrainingJob, JOB_TIMES, type PartialTransition } from "./job.ts";
import { isArray, isObject } from "./safe-access.ts";
import { epochMilliseconds, isNaive } from "./timestamp.ts";

/** An instant, and whether what names it names no zone. */
export interface Instant {
  /** Epoch milliseconds. */
  readonly milliseconds: number;
  readonly isNaive: boolean;
}

type Fields = Record<string, unknown>;

const ENTRY_TIMES = ["StartTime", "EndTime"] as const satisfies (keyof PartialTransition)[];

const TIMES_IN_LISTS: readonly (readonly [keyof DescribedTrainingJob, readonly string[]])[] = [
  ["SecondaryStatusTransitions", ENTRY_TIMES],
  ["FinalMetricDataList", ["Timestamp"]],
];

/**
 * A copy of a job with every time that can be read put in another format. What cannot be read is left as it is, what is
 * absent or null is left out, and so are the nulls of entries.
 *
 * @example
 * ```ts
 * mapTimes({ CreationTime: 1747419050.603 }, ({ milliseconds }) => milliseconds); // { CreationTime: 1747419050603 }
 * ```
 */
export function mapTimes(job: DescribedTrainingJob, put: (instant: Instant) => unknown): Fields {
  const copy = withTimes(job, JOB_TIMES, put);
  for (const [key, times] of TIMES_IN_LISTS) {
    const list = copy[key];
    if (isArray(list)) copy[key] = list.map((item) => (isObject(item) ? withTimes(item, times, put) : item));
  }
  return copy;
}

function withTimes(fields: object, times: readonly string[], put: (instant: Instant) => unknown): Fields {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    present.map(([key, value]) => {
      const milliseconds = times.includes(key) ? epochMilliseconds(value) : Number.NaN;
      return [key, Number.isNaN(milliseconds) ? value : put({ milliseconds, isNaive: isNaive(value) })];
    }),
  );
}
