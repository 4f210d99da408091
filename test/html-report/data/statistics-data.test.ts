import { expect, test } from "vitest";
import { FleetStatistics } from "../../../src/audit/fleet/fleet-statistics.ts";
import { statisticsData } from "../../../src/html-report/data/statistics-data.ts";
import { trainingJobLifecycle } from "../../../src/index.ts";
import { stateNumber } from "../../support/report-data.ts";

const { seconds } = new FleetStatistics().summarize();
const variant = (statuses: string, jobs: number) => ({ statuses: statuses.split(" "), jobs });

test("converts seconds to milliseconds, and has only the parts of a job's time", () => {
  const waiting = { count: 2, total: 30, median: 15, p95: 19.5, max: 20 };
  const { phases } = statisticsData({ seconds: { ...seconds, waiting }, variants: [] }, trainingJobLifecycle);
  expect(phases.map(({ phase }) => phase)).toEqual([...trainingJobLifecycle.phases, "lost"]);
  expect(phases[0]).toEqual({ phase: "waiting", histories: 2, total: 30_000, median: 15_000, p95: 19_500 });
});

test("a variant has the states that replay reaches, and escaped statuses", () => {
  const variants = [variant("Starting Stopping Uploading \u202eNap", 3)];
  expect(statisticsData({ seconds, variants }, trainingJobLifecycle).variants).toEqual([
    {
      statuses: ["Starting", "Stopping", "Uploading", "\\u202eNap"],
      states: [
        stateNumber("InProgress", "Starting"),
        stateNumber("Stopping", "Stopping"),
        stateNumber("Stopping", "Uploading"),
        -1,
      ],
      histories: 3,
    },
  ]);
});

test("keeps the most frequent variants and counts the others", () => {
  const variants = Array.from({ length: 50 }, (_, i) => variant("Starting", 50 - i));
  const data = statisticsData({ seconds, variants }, trainingJobLifecycle);
  expect(data.variants.map(({ histories }) => histories)).toEqual([50, 49, 48, 47, 46]);
  expect(data.moreVariants).toBe(45);
});
