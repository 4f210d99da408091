import fc from "fast-check";
import { expect, test } from "vitest";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeText } from "../../src/write/index.ts";
import { samples } from "../support/slow.ts";

const value = fc.oneof(fc.anything(), fc.double(), fc.constantFrom(null, "", "2025-05-16T18:10:30Z", 1e300, -1));

const job = fc.record(
  {
    TrainingJobName: value,
    CreationTime: value,
    SecondaryStatusTransitions: fc.oneof(
      value,
      fc.array(
        fc.oneof(
          value,
          fc.record({ Status: value, StartTime: value, EndTime: value, StatusMessage: value }, { requiredKeys: [] }),
        ),
      ),
    ),
  },
  { requiredKeys: [] },
);

test.each(Object.keys(writers) as WritableFormat[])("%s is written whatever a job holds", (format) => {
  fc.assert(
    fc.property(job, (job) => {
      expect(writeText(job as never, format)).toEqual(expect.any(String));
    }),
    { numRuns: samples(2000, 300) },
  );
});
