import fc from "fast-check";
import { expect, test } from "vitest";
import { historySchema, jobSchema, toStandardSchema, validateHistory } from "../../src/index.ts";
import { brokenJob, legalHistory, trainingJob } from "../../src/testing/index.ts";

const legal = [{ Status: "Starting", StartTime: 1747419050 }];
const illegal = [{ Status: "Training", StartTime: 1747419050 }];

test("vitest's schemaMatching takes them", () => {
  expect({ history: legal }).toEqual({ history: expect.schemaMatching(historySchema) });
  expect({ history: illegal }).not.toEqual({ history: expect.schemaMatching(historySchema) });
  expect({ SecondaryStatusTransitions: legal }).toEqual(expect.schemaMatching(jobSchema));
  expect({ SecondaryStatusTransitions: illegal }).not.toEqual(expect.schemaMatching(jobSchema));
});

test("a value that passes is handed on as it is", () => {
  fc.assert(
    fc.property(legalHistory(), trainingJob(), (history, job) => {
      expect(historySchema["~standard"].validate(history)).toEqual({ value: history });
      expect(jobSchema["~standard"].validate(job)).toEqual({ value: job });
    }),
  );
});

test("an issue says what a finding says, and where", () => {
  expect(historySchema["~standard"].validate(illegal)).toEqual({
    issues: [
      {
        message: "begins with Training; a job begins with Starting or Pending [illegal-first-status]",
        path: [0, "Status"],
      },
    ],
  });
  fc.assert(
    fc.property(brokenJob({ rule: "unfinished-history" }), ({ job, path }) => {
      expect(jobSchema["~standard"].validate(job)).toMatchObject({ issues: [{ path }] });
    }),
  );
});

test("severities are those of the validation", () => {
  const gap = [
    { Status: "Starting", StartTime: 1747419050, EndTime: 1747419060 },
    { Status: "Downloading", StartTime: 1747419070 },
  ];
  const strict = toStandardSchema((value) => validateHistory(value, { rules: { gap: "error" } }));
  expect(historySchema["~standard"].validate(gap)).toEqual({ value: gap });
  expect(strict["~standard"].validate(gap).issues).toHaveLength(1);
});
