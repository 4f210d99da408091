import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateHistory } from "../../../src/index.ts";
import { samples } from "../../support/slow.ts";

/** Seconds after the first entry may start; NaN stands for a time that cannot be read, undefined for an absent one. */
interface Interval {
  readonly start: number;
  readonly end: number | undefined;
}

const BASE = Date.UTC(2025, 4, 16, 18);

/** A legal walk of any length: only times can be wrong. */
const WALK = ["Starting", "Downloading", "Training", "Interrupted"];

function historyOf(intervals: readonly Interval[]): unknown[] {
  const time = (seconds: number) => (Number.isNaN(seconds) ? "soon" : BASE + seconds * 1000);
  return intervals.map(({ start, end }, i) => ({
    Status: WALK[i % WALK.length],
    StartTime: time(start),
    ...(end === undefined ? {} : { EndTime: time(end) }),
  }));
}

/** Which entry overlaps which, as the rule reports it. */
function overlapsIn(intervals: readonly Interval[]): (readonly [index: unknown, earlier: number])[] {
  return validateHistory(historyOf(intervals) as never).findings.flatMap((finding) =>
    finding.rule === "overlap" ? [[finding.path[0], finding.data.earlierIndex] as const] : [],
  );
}

/**
 * The definition: an entry overlaps if it starts before any earlier entry has ended, and the one that ends last is named.
 * An end that was named is in doubt, and is not held against later entries.
 */
function overlapsOfPairs(intervals: readonly Interval[]): (readonly [index: number, earlier: number])[] {
  const inDoubt = new Set<number>();
  return intervals.flatMap(({ start }, i) => {
    let latest: number | undefined;
    for (let j = 0; j < i; j++) {
      const end = intervals[j]!.end ?? Number.NaN;
      if (inDoubt.has(j) || !(start < end)) continue;
      if (latest === undefined || end >= intervals[latest]!.end!) latest = j;
    }
    if (latest === undefined) return [];
    inDoubt.add(latest);
    return [[i, latest] as const];
  });
}

/** Few different times, so that many starts and ends are equal and many intervals are inside others. */
const intervals: fc.Arbitrary<Interval[]> = fc
  .array(
    fc.record({
      start: fc.nat(12),
      seconds: fc.oneof({ weight: 8, arbitrary: fc.nat(12) }, fc.constantFrom(undefined, Number.NaN)),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn
      .sort((a, b) => a.start - b.start)
      .map(({ start, seconds }) => ({ start, end: seconds === undefined ? undefined : start + seconds })),
  );

/** Some starts cannot be read. */
const someUnreadable = fc
  .tuple(intervals, fc.array(fc.nat(7), { maxLength: 2 }))
  .map(([drawn, places]) =>
    drawn.map((interval, i) => (places.includes(i) ? { ...interval, start: Number.NaN } : interval)),
  );

test("overlap reports what a comparison of every pair of entries finds", () => {
  fc.assert(
    fc.property(fc.oneof(intervals, someUnreadable), (drawn) => {
      expect(overlapsIn(drawn)).toEqual(overlapsOfPairs(drawn));
    }),
    { numRuns: samples(50_000, 2_000) },
  );
});

describe("the entry that ends last", () => {
  const interval = (start: number, end: number): Interval => ({ start, end });

  test.each([
    [
      "starts that are equal",
      [interval(0, 5), interval(0, 3), interval(0, 9)],
      [
        [1, 0],
        [2, 1],
      ],
    ],
    [
      "ends that are equal",
      [interval(0, 5), interval(1, 5), interval(2, 5)],
      [
        [1, 0],
        [2, 1],
      ],
    ],
    ["one inside another", [interval(0, 9), interval(2, 4), interval(4, 9)], [[1, 0]]],
    [
      "an earlier entry that is not the neighbour, after the neighbour's own overlap",
      [interval(0, 8), interval(1, 9), interval(2, 3), interval(4, 5), interval(6, 7)],
      [
        [1, 0],
        [2, 1],
      ],
    ],
    [
      "an earlier entry whose own start cannot be read",
      [interval(0, 60), interval(Number.NaN, 30), interval(20, 22), interval(25, 26)],
      [
        [2, 0],
        [3, 1],
      ],
    ],
    [
      "two long entries over the rest",
      [interval(0, 20), interval(1, 18), interval(2, 16), interval(3, 4), interval(5, 6)],
      [
        [1, 0],
        [2, 1],
        [3, 2],
      ],
    ],
  ])("%s", (_, drawn, expected) => {
    expect(overlapsIn(drawn)).toEqual(expected);
    expect(overlapsOfPairs(drawn)).toEqual(expected);
  });
});
