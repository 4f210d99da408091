import type { FleetSummary } from "../../audit/fleet/fleet-statistics.ts";
import type { Lifecycle } from "../../machine/lifecycle.ts";
import { escapeControl } from "../../model/escape-control.ts";
import { PARTS } from "../../validate/phases.ts";
import type { StatisticsData } from "../client/report-data.ts";
import { statesAlong } from "./lifecycle-data.ts";

const MOST_VARIANTS = 5;

/** Where the time of all jobs went and which ways they took, as the page is given it. */
export function statisticsData(
  { seconds, variants }: Pick<FleetSummary, "seconds" | "variants">,
  lifecycle: Lifecycle,
): StatisticsData {
  return {
    phases: PARTS.map((phase) => {
      const { count, total, median, p95 } = seconds[phase];
      return { phase, histories: count, total: total * 1000, median: median * 1000, p95: p95 * 1000 };
    }),
    variants: variants.slice(0, MOST_VARIANTS).map(({ statuses, jobs }) => ({
      statuses: statuses.map((status) => escapeControl(status) || '""'),
      states: statesAlong(statuses, lifecycle),
      histories: jobs,
    })),
    moreVariants: Math.max(0, variants.length - MOST_VARIANTS),
  };
}
