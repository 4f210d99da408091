import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateJob, validateUnknown } from "../../src/index.ts";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeJob, writeText } from "../../src/write/index.ts";
import { normalizeJob } from "../../src/write/normalize-job.ts";
import { anyJob } from "../support/job-arbitrary.ts";
import { cutTo } from "../support/precision.ts";
import { readAll } from "../support/read-all.ts";
import { samples } from "../support/slow.ts";

/** A format of lines has no room for line ends, and the copy's cells none for bars and for space around them. */
const MESSAGES: Partial<Record<WritableFormat, fc.Arbitrary<string>>> = {
  "console-copy": fc.stringMatching(/^[a-zA-Z.,: ]{0,40}$/).map((text) => text.trim() || "x"),
  "console-log": fc.stringMatching(/^[a-zA-Z.,: ]{0,40}$/),
};

describe.each(Object.keys(writers) as WritableFormat[])("%s", (format) => {
  const writer = writers[format];

  test("a job that is written is read back as it was, as far as the format carries it", async () => {
    await fc.assert(
      fc.asyncProperty(anyJob(MESSAGES[format]), async (job) => {
        const records = await readAll(writeText(job, format));
        expect(records).toMatchObject([{ kind: "job", hasTimes: writer.precision !== "order" }]);
        const [record] = records;
        if (record?.kind !== "job") throw new Error("not read");
        expect(cutTo(writer, normalizeJob(record.job))).toEqual(cutTo(writer, normalizeJob(job)));
        expect(record.name).toBe(format === "console-copy" ? undefined : job.TrainingJobName);
      }),
      { numRuns: samples(2000, 50) },
    );
  });

  test("jobs in a file of their own each are read from one file, and judged as they were", async () => {
    if (writer.carries !== "job" || format === "notebook") return;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyJob(), { maxLength: 5, selector: (job) => job.TrainingJobName }),
        async (jobs) => {
          const records = await readAll(jobs.map((job) => `${writeText(job, format)}\n`).join(""));
          expect(records.map((record) => record.kind === "job" && record.name)).toEqual(
            jobs.map((job) => job.TrainingJobName),
          );
          if (writer.precision !== "milliseconds") return;
          const verdicts = records.map((record) => record.kind === "job" && validateUnknown(record.job).findings);
          expect(verdicts).toEqual(jobs.map((job) => validateJob(job).findings));
        },
      ),
      { numRuns: samples(500, 15) },
    );
  });
});

test("a format that cannot be written is misuse, and the nearest is named", () => {
  for (const write of [writeJob, writeText]) {
    expect(() => write({ SecondaryStatusTransitions: [] }, "snake-cas" as never)).toThrow(
      /^unknown format "snake-cas": did you mean/,
    );
  }
});
