import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeScale } from "../../../src/html-report/client/timeline/time-scale.ts";
import { samples } from "../../support/slow.ts";

const instant = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: -8.64e15, max: 8.64e15 }));
const instants = fc.array(instant, { minLength: 2, maxLength: 12 });
const numRuns = samples(20_000, 500);

describe.each([false, true])("true scale: %s", (isTrue) => {
  test("maps to 0 through 1 and keeps the order of all times, including those between the given ones", () => {
    fc.assert(
      fc.property(instants, instant, instant, (times, a, b) => {
        const scale = timeScale(times, isTrue);
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        expect(scale(earlier)).toBeLessThanOrEqual(scale(later));
        expect(scale(Math.min(...times))).toBe(0);
        expect(scale(earlier)).toBeGreaterThanOrEqual(0);
        expect(scale(later)).toBeLessThanOrEqual(1);
        if (new Set(times).size > 1) expect(scale(Math.max(...times))).toBeCloseTo(1, 9);
      }),
      { numRuns },
    );
  });

  test("a longer duration between neighbours is never narrower than a shorter one", () => {
    fc.assert(
      fc.property(instants, (times) => {
        const scale = timeScale(times, isTrue);
        const sorted = [...new Set(times)].sort((a, b) => a - b);
        const stretches = sorted
          .slice(1)
          .map((time, i) => ({ length: time - sorted[i]!, width: scale(time) - scale(sorted[i]!) }))
          .sort((a, b) => a.length - b.length);
        stretches.forEach(({ length, width }, i) => {
          const shorter = stretches[i - 1];
          if (shorter !== undefined && shorter.length < length) expect(width).toBeGreaterThan(shorter.width - 1e-9);
        });
      }),
      { numRuns },
    );
  });
});

test("two seconds next to three days are visible only on the compressed scale", () => {
  const times = [0, 2000, 2000 + 3 * 86_400_000];
  expect(timeScale(times, false)(2000)).toBeGreaterThan(0.04);
  expect(timeScale(times, false)(2000)).toBeLessThan(0.1);
  expect(timeScale(times, true)(2000)).toBeLessThan(0.0001);
});

test("the true scale is proportional to time", () => {
  const scale = timeScale([100, 200, 300, Number.NaN], true);
  expect([100, 150, 200, 275, 300].map(scale)).toEqual([0, 0.25, 0.5, 0.875, 1]);
});

test("maps to 0 if there are fewer than two times", () => {
  expect(timeScale([7], false)(7)).toBe(0);
  expect(timeScale([], false)(7)).toBe(0);
});
