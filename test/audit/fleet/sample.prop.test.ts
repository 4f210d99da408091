import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sample } from "../../../src/audit/fleet/sample.ts";
import { samples } from "../../support/slow.ts";

describe("a sample", () => {
  test("holds as many items as it may, each once and in the order of the stream, and makes few others", () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 40 }), (length, most) => {
        const sample = new Sample<number>(most);
        let made = 0;
        for (let i = 0; i < length; i++) {
          sample.offer(() => {
            made++;
            return i;
          });
        }
        const { items, seen } = sample;
        expect(seen).toBe(length);
        expect(items).toEqual([...new Set(items)].sort((a, b) => a - b));
        expect(items).toHaveLength(Math.min(length, most));
        if (length > 4 * most) expect(made).toBeLessThan(length);
      }),
      { numRuns: samples(5000, 500) },
    );
  });

  test("favours no kind of item, also not every second one", () => {
    const sample = new Sample<number>(1000);
    for (let i = 0; i < 100_000; i++) sample.offer(() => i % 2);
    const odd = sample.items.filter((item) => item === 1).length;
    expect(Math.abs(odd / 1000 - 0.5)).toBeLessThan(0.05);
  });
});
