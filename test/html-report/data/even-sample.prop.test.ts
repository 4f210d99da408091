import fc from "fast-check";
import { expect, test } from "vitest";
import { EvenSample } from "../../../src/html-report/data/even-sample.ts";
import { samples } from "../../support/slow.ts";

test("keeps every n-th item, at most `most` and at least half of it", () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.integer({ min: 1, max: 40 }), (length, most) => {
      const sample = new EvenSample<number>(most);
      let made = 0;
      for (let i = 0; i < length; i++) {
        sample.offer(() => {
          made++;
          return i;
        });
      }
      const { items, every, seen } = sample;
      expect(seen).toBe(length);
      expect(items).toEqual(Array.from({ length: Math.ceil(length / every) }, (_, i) => i * every));
      expect(items.length).toBeLessThanOrEqual(most);
      if (length <= most) expect(every).toBe(1);
      else expect(items.length).toBeGreaterThanOrEqual(Math.floor(most / 2));
      // Items that are not kept are not made, so a long stream is cheap.
      expect(made).toBeLessThanOrEqual(items.length + most * Math.log2(every) + 1);
    }),
    { numRuns: samples(5000, 500) },
  );
});
