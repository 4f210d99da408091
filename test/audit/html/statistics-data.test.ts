import { expect, test } from "vitest";
import { statisticsData } from "../../../src/audit/html/statistics-data.ts";
import { trainingJob } from "../../../src/index.ts";
import { stateNumber } from "../../support/report-data.ts";

const seconds = {
  waiting: { count: 2, total: 30, median: 15, p95: 19.5 },
  total: { count: 2, total: 99, median: 1, p95: 2 },
};
const way = (statuses: string, jobs: number) => ({ statuses: statuses.split(" "), jobs });

test("seconds become milliseconds, and only phases are phases", () => {
  expect(statisticsData({ seconds, variants: [] }, ["waiting"], trainingJob)).toEqual({
    phases: [{ phase: "waiting", histories: 2, total: 30_000, median: 15_000, p95: 19_500 }],
    variants: [],
    moreVariants: 0,
  });
});

test("the states of a variant are those that replay goes through, and its words act nowhere", () => {
  const variants = [way("Starting Stopping Uploading \u202eNap", 3)];
  expect(statisticsData({ seconds, variants }, [], trainingJob).variants).toEqual([
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

test("of very many variants the most frequent, and how many more there are", () => {
  const variants = Array.from({ length: 50 }, (_, i) => way("Starting", 50 - i));
  const data = statisticsData({ seconds, variants }, [], trainingJob);
  expect(data.variants.map(({ histories }) => histories)).toEqual([50, 49, 48, 47, 46, 45, 44, 43]);
  expect(data.moreVariants).toBe(42);
});
