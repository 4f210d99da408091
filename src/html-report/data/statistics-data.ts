import type { Lifecycle } from "../../machine/lifecycle.ts";
import { escapeControl } from "../../model/escape-control.ts";
import { partsOfLifecycle } from "../../validate/phases.ts";
import type { StatisticsData } from "../client/report-data.ts";
import { statesAlong } from "./lifecycle-data.ts";

const MOST_VARIANTS = 5;

/** Times in seconds by phase, and the distinct sequences of statuses, most frequent first. */
export interface PhaseStatistics {
  readonly seconds: Readonly<
    Record<string, { readonly count: number; readonly total: number; readonly median: number; readonly p95: number }>
  >;
  readonly variants: readonly { readonly statuses: readonly string[]; readonly jobs: number }[];
}

/** The report's data on phases and variants. */
export function statisticsData({ seconds, variants }: PhaseStatistics, lifecycle: Lifecycle): StatisticsData {
  return {
    phases: partsOfLifecycle(lifecycle).map((phase) => {
      const { count, total, median, p95 } = seconds[phase]!;
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
