import fc from "fast-check";
import { expect, test } from "vitest";
import { samples } from "../support/slow.ts";
import { checkReading } from "./check-reading.ts";
import { fuzzInput } from "./fuzz-input.ts";
import { fuzzTargets } from "./fuzz-targets.ts";

/* A bounded run; `npm run fuzz` is the unbounded one. */

test("each input format has samples", () => {
  expect(fuzzTargets.filter(({ samples }) => samples.length === 0).map(({ name }) => name)).toEqual([]);
});

test.each(fuzzTargets)("$name", async ({ format, samples: valid }) => {
  await fc.assert(
    fc.asyncProperty(fuzzInput(valid), (input) => checkReading(input, format)),
    { numRuns: samples(200, 30) },
  );
});
