import { describe, expect, test } from "vitest";
import { timelineOf } from "../../../src/html-report/client/timeline/timeline-rows.ts";
import { ended, life, running } from "../../support/jobs.ts";
import { pageJob } from "../../support/report-data.ts";

const at = Date.UTC(2025, 4, 16);
const minutes = (...entries: [string, number | undefined, number | undefined][]) =>
  pageJob(
    entries.map(([Status, start, end]) => ({
      Status,
      StartTime: start === undefined ? undefined : at + start * 60_000,
      ...(end === undefined ? {} : { EndTime: at + end * 60_000 }),
    })),
  );

test.each(Object.entries(ended))("one bar per entry, end to end: %s", (_, job) => {
  const { bars, length } = timelineOf(pageJob(job), false);
  expect(bars.map(({ entry }) => entry.status)).toEqual(job.SecondaryStatusTransitions.map(({ Status }) => Status));
  bars.forEach(({ left, right, gap, overlap, fades, backwards }, i) => {
    expect(left).toBe(bars[i - 1]?.right ?? 0);
    expect(right).toBeGreaterThanOrEqual(left);
    expect({ gap, overlap, fades, backwards }).toEqual({
      gap: undefined,
      overlap: undefined,
      fades: false,
      backwards: false,
    });
  });
  expect(bars.at(-1)?.right).toBeCloseTo(1, 9);
  expect(length).toBe(job.SecondaryStatusTransitions.at(-1)!.EndTime! - job.CreationTime);
});

test.each(Object.entries(running))("an open entry fades out at the end: %s", (_, job) => {
  const last = timelineOf(pageJob(job), false).bars.at(-1)!;
  expect(last).toMatchObject({ fades: true, right: 1, length: null });
  expect(last.right - last.left).toBeGreaterThanOrEqual(0.1 - 1e-9);
});

describe("marks faults of the times", () => {
  test("a gap, from the previous end to the start", () => {
    const { bars } = timelineOf(minutes(["Starting", 0, 1], ["Downloading", 3, 4]), true);
    expect(bars[1]?.gap).toEqual({ left: 0.25, right: 0.75, length: 120_000 });
    expect(bars.map(({ overlap }) => overlap)).toEqual([undefined, undefined]);
  });

  test("an overlap, with the earlier entry that ends last", () => {
    const { bars } = timelineOf(minutes(["Starting", 0, 3], ["Downloading", 1, 2], ["Training", 2, 4]), true);
    expect(bars[1]?.overlap).toEqual({ left: 0.25, right: 0.5, length: 60_000 });
    expect(bars[2]?.overlap).toEqual({ left: 0.5, right: 0.75, length: 60_000 });
    expect(bars[2]?.gap).toBeUndefined();
  });

  test("no gap if the previous end is absent or before its start", () => {
    const open = timelineOf(minutes(["Starting", 0, undefined], ["Downloading", 3, 4]), true);
    expect(open.bars[0]).toMatchObject({ fades: true, left: 0, right: 0.75 });
    expect(open.bars[1]?.gap).toBeUndefined();
    const backwards = timelineOf(minutes(["Starting", 2, 1], ["Downloading", 3, 4]), true);
    expect(backwards.bars[0]).toMatchObject({ backwards: true, length: -60_000 });
    expect(backwards.bars[1]?.gap).toBeUndefined();
  });

  test("an unreadable start is drawn at the previous end", () => {
    const { bars } = timelineOf(minutes(["Starting", 0, 2], ["Downloading", undefined, 4]), true);
    expect(bars[1]).toMatchObject({ left: 0.5, right: 1, length: null, gap: undefined, overlap: undefined });
  });
});

test("without times, all entries have the same width", () => {
  const job = life("Completed", "Starting Downloading Training Uploading Completed");
  const history = job.SecondaryStatusTransitions.map(({ Status }) => ({ Status }));
  const { bars, ticks, length } = timelineOf(pageJob(history, { hasTimes: false }), false);
  expect(bars.map(({ left }) => left)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect({ ticks, length }).toEqual({ ticks: [], length: null });
});

test("ticks show the time since the start and do not overlap", () => {
  const { ticks } = timelineOf(pageJob(ended["interrupted once"]!), false);
  expect(ticks[0]).toEqual({ at: 0, text: "start" });
  expect(ticks.at(-1)?.at).toBeCloseTo(1, 9);
  expect(ticks.length).toBeGreaterThan(3);
  ticks.slice(1).forEach((tick, i) => {
    expect(tick.at - ticks[i]!.at).toBeGreaterThan(0.12);
  });
});

test("an inserted entry is drawn between its bounds", () => {
  const { bars, inserted } = timelineOf(minutes(["Starting", 0, 1], ["Training", 3, 4], ["Completed", 4, 4]), true);
  expect(inserted.map(({ insert, span }) => [insert.status, insert.entry, span?.left, span?.right])).toEqual([
    ["Uploading", 2, 1, 1],
  ]);
  expect(bars).toHaveLength(3);
  const untimed = timelineOf(pageJob([{ Status: "Starting" }, { Status: "Completed" }], { hasTimes: false }), false);
  expect(untimed.inserted.map(({ span }) => span)).toEqual([null, null, null]);
});
