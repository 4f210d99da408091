import { describe, expect, test } from "vitest";
import { FleetStatistics } from "../../../src/audit/fleet/fleet-statistics.ts";
import { SecondsStatistics } from "../../../src/audit/fleet/seconds-statistics.ts";
import { ended, type Job, life, running } from "../../support/jobs.ts";
import { snapshotsOf } from "../../support/snapshots.ts";

const summaryOf = (jobs: readonly (Job | Job["SecondaryStatusTransitions"])[], hasTimes = true) => {
  const statistics = new FleetStatistics();
  for (const job of jobs) {
    const name = Array.isArray(job) ? {} : { name: job.TrainingJobName };
    statistics.add({ job, hasTimes, ...name });
  }
  return statistics.summarize();
};

/** Jobs of a name each. */
const named = (jobs: readonly Job[]) => jobs.map((job, i) => ({ ...job, TrainingJobName: `job-${i}` }));

describe("a sample", () => {
  test.each([
    [[], { count: 0, median: 0, p95: 0, max: 0, total: 0 }],
    [[7], { count: 1, median: 7, p95: 7, max: 7, total: 7 }],
    [[4, 1, 3, 2], { count: 4, median: 2.5, p95: 3.8499999999999996, max: 4, total: 10 }],
  ])("of %j", (values, expected) => {
    const sample = new SecondsStatistics();
    for (const value of values) sample.add(value);
    expect(sample.summary).toEqual(expected);
  });

  test("of more than it keeps is even, and what it counts stays exact", () => {
    const sample = new SecondsStatistics();
    const n = 1_000_000;
    // Rising values: a sample of the first or the last of them would be far off.
    for (let i = 1; i <= n; i++) sample.add(i);
    const { count, median, p95, max, total } = sample.summary;
    expect({ count, max, total }).toEqual({ count: n, max: n, total: (n * (n + 1)) / 2 });
    expect(Math.abs(median / n - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(p95 / n - 0.95)).toBeLessThan(0.01);
  });
});

describe("a fleet", () => {
  test("is counted by phase, over the jobs that were in it", () => {
    const { jobs, open, unbalanced, seconds } = summaryOf(named([ended.completed!, ended.stopped!, running.training!]));
    expect({ jobs, open, unbalanced }).toEqual({ jobs: 3, open: 1, unbalanced: 0 });
    expect(seconds.stopping).toEqual({ count: 1, median: 1900.417, p95: 1900.417, max: 1900.417, total: 1900.417 });
    expect(seconds.waiting?.count).toBe(3);
    expect(seconds.firstCapacityWait).toMatchObject({ count: 1, median: 75.212 });
    expect(seconds.lost?.count).toBe(0);
  });

  test("has its variants, the most frequent first", () => {
    const { completed, failed } = ended;
    const { variants, otherVariants } = summaryOf(named([failed!, completed!, completed!]));
    expect(variants).toEqual([
      { statuses: completed!.SecondaryStatusTransitions.map(({ Status }) => Status), jobs: 2 },
      { statuses: failed!.SecondaryStatusTransitions.map(({ Status }) => Status), jobs: 1 },
    ]);
    expect(otherVariants).toBe(0);
  });

  test("saved what was not billed of all training", () => {
    const job = (TrainingTimeInSeconds: number, BillableTimeInSeconds: number) => ({
      ...ended.completed!,
      TrainingTimeInSeconds,
      BillableTimeInSeconds,
    });
    expect(summaryOf(named([job(100, 25), job(300, 275)])).saved).toBe(0.25);
    expect(summaryOf(named([running.training!])).saved).toBeNull();
  });

  test("counts a bill of nothing", () => {
    const jobs = [0, 100].map((BillableTimeInSeconds) => ({ ...ended.completed!, BillableTimeInSeconds }));
    expect(summaryOf(named(jobs)).seconds.billable).toEqual({ count: 2, median: 50, p95: 95, max: 100, total: 100 });
  });

  test("counts a job once, as it was described last, in whatever order", () => {
    const snapshots = snapshotsOf(ended.completed!);
    for (const polled of [snapshots, snapshots.toReversed(), [...snapshots, ...snapshots]]) {
      expect(summaryOf(polled)).toEqual(summaryOf([ended.completed!]));
    }
  });

  test("counts bare arrays and jobs of the same name that were created at another time each", () => {
    const again = { ...ended.completed!, CreationTime: ended.completed!.CreationTime + 86_400_000 };
    expect(summaryOf([ended.completed!, again]).jobs).toBe(2);
    const array = ended.completed!.SecondaryStatusTransitions;
    expect(summaryOf([array, array]).jobs).toBe(2);
  });

  test("without times has its variants alone", () => {
    const { seconds, unbalanced, variants } = summaryOf(
      [[{ Status: "Starting" }, { Status: "Failed" }] as never],
      false,
    );
    expect({ count: seconds.total?.count, unbalanced }).toEqual({ count: 0, unbalanced: 0 });
    expect(variants).toEqual([{ statuses: ["Starting", "Failed"], jobs: 1 }]);
  });

  test("says how many jobs do not add up", () => {
    const gap = life("Completed", "Starting Downloading Training Uploading Completed");
    gap.SecondaryStatusTransitions[1]!.EndTime! -= 1000;
    expect(summaryOf(named([gap, ended.completed!])).unbalanced).toBe(1);
  });

  test("keeps no more text of variants than it says, and settles jobs early whose histories are long", () => {
    const long = (i: number) => [
      { Status: `S${i}`, StartTime: 1_747_419_050 },
      { Status: "s".repeat(1_000_000), StartTime: 1_747_419_050 },
    ];
    const jobs = Array.from({ length: 6 }, (_, i) => ({
      TrainingJobName: `job-${i}`,
      SecondaryStatusTransitions: long(i),
    }));
    const { variants, otherVariants, jobs: counted } = summaryOf([...jobs, jobs[0]!, jobs[0]!] as never);
    // The first was settled when it came again, and counts once more; its way is known.
    expect({ variants: variants.length, otherVariants, counted }).toEqual({
      variants: 3,
      otherVariants: 3,
      counted: 7,
    });
  });

  test("keeps no more variants than it says, and counts the others", () => {
    const odd = Array.from({ length: 10_050 }, (_, i) => [
      { Status: `S${i}`, StartTime: 1_747_419_050, StatusMessage: "" },
    ]);
    const { variants, otherVariants, jobs } = summaryOf(odd);
    expect({ variants: variants.length, otherVariants, jobs }).toEqual({
      variants: 10_000,
      otherVariants: 50,
      jobs: 10_050,
    });
  });
});
