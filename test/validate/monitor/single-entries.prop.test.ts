import fc from "fast-check";
import { expect, test } from "vitest";
import { validateHistory } from "../../../src/index.ts";
import { type BrokenHistory, brokenHistory, legalHistory } from "../../../src/testing/index.ts";
import { createMonitor } from "../../../src/validate/monitor/index.ts";
import { samples } from "../../support/slow.ts";

const now = Date.UTC(2026, 10, 23);

/** What only the array as a whole shows, as docs/snapshots.md lists it. */
const NEEDS_WHOLE: readonly string[] = [
  "empty-history",
  "malformed-transition",
  "missing-end",
  "out-of-order",
  "repeated-status",
];

/** A history, and its entries in any order, some of them twice. */
function arriving(history: readonly unknown[]): fc.Arbitrary<readonly [readonly unknown[], readonly unknown[]]> {
  return fc
    .array(fc.constantFrom(...history), { maxLength: 4 })
    .map((again) => [...history, ...again])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .map((arrivals) => [history, arrivals]);
}

function verdictOf(arrivals: readonly unknown[]): string | undefined {
  const monitor = createMonitor({ clock: () => now });
  for (const entry of arrivals) monitor.update("a-job", entry);
  return monitor.report("a-job")?.verdict;
}

const wholeVerdict = (history: readonly unknown[]) => validateHistory(history as never, { now }).verdict;

test("entries that come alone, in any order and twice, give the verdict of the whole legal history", () => {
  fc.assert(
    fc.property(legalHistory().chain(arriving), ([history, arrivals]) => {
      expect(verdictOf(arrivals)).toBe(wholeVerdict(history));
    }),
    { numRuns: samples(5000, 200) },
  );
});

/** The monitor corrects the spelling of statuses, and cannot order entries that begin at the same instant. */
const isAmbiguous = ({ rule, history }: BrokenHistory) => {
  const starts = history.map((entry) => Number((entry as { StartTime?: Date } | null)?.StartTime));
  const isCapital = history.some((entry) => /^[^a-z]+$/.test(String((entry as { Status?: unknown } | null)?.Status)));
  const isTied = starts.some((start, i) => starts.indexOf(start) !== i);
  return NEEDS_WHOLE.includes(rule) || isTied || (rule === "unknown-status" && isCapital);
};

test("so they do for a broken one, apart from the findings that need the whole array", () => {
  fc.assert(
    fc.property(
      brokenHistory()
        .filter((broken) => !isAmbiguous(broken))
        .chain(({ history }) => arriving(history)),
      ([history, arrivals]) => {
        expect(verdictOf(arrivals)).toBe(wholeVerdict(history));
      },
    ),
    { numRuns: samples(5000, 200) },
  );
});

test("a job without any update has no report", () => {
  expect(createMonitor().report("a-job")).toBeUndefined();
});

test("more than 1,000 entries of one job that come alone are one finding, and the rest of them takes no time", () => {
  const monitor = createMonitor({ clock: () => now });
  const entry = (i: number) => ({ Status: `X${i}`, StartTime: 1_747_419_050 + i });
  for (let i = 0; i < 1000; i++) monitor.update("a-job", entry(i));
  const begin = process.cpuUsage();
  const found = Array.from({ length: 3000 }, (_, i) => monitor.update("a-job", entry(1000 + i))).flat();
  const { user } = process.cpuUsage(begin);
  expect(found.map(({ message }) => message)).toEqual(["expected at most 1000 entries that come alone, found more"]);
  expect(user / 1e6).toBeLessThan(5);
});
