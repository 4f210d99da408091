import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { StatisticsData } from "../../page/report-data.ts";
import { plain } from "../reporters/plain.ts";
import { statesAlong } from "./lifecycle-data.ts";

/** The figures of all jobs together, as far as the page shows them. */
interface Figures {
  /** By the name of a phase, and of whatever else is measured. */
  readonly seconds: Readonly<Record<string, Distribution>>;
  /** The most frequent first. */
  readonly variants: readonly { readonly statuses: readonly string[]; readonly jobs: number }[];
}

interface Distribution {
  readonly count: number;
  readonly total: number;
  readonly median: number;
  readonly p95: number;
}

const MOST_VARIANTS = 8;

/**
 * Where the time of all jobs went and which ways they took, as the page is given it.
 *
 * @param phases the names in `seconds` that are parts of a job's time, in order.
 */
export function statisticsData(
  { seconds, variants }: Figures,
  phases: readonly string[],
  lifecycle: Lifecycle,
): StatisticsData {
  return {
    phases: phases.map((phase) => {
      const { count, total, median, p95 } = seconds[phase]!;
      return { phase, histories: count, total: total * 1000, median: median * 1000, p95: p95 * 1000 };
    }),
    variants: variants.slice(0, MOST_VARIANTS).map(({ statuses, jobs }) => ({
      statuses: statuses.map(plain),
      states: statesAlong(statuses, lifecycle),
      histories: jobs,
    })),
    moreVariants: Math.max(0, variants.length - MOST_VARIANTS),
  };
}
