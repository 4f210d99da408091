import { initTRPC } from "@trpc/server";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateUnknown } from "../../src/index.ts";
import { brokenJob, legalHistory, trainingJob } from "../../src/testing/index.ts";
import { historySchema, jobSchema, toStandardSchema } from "../../src/validate/standard-schema.ts";

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
  const strict = toStandardSchema((value) => validateUnknown(value, { rules: { gap: "error" } }));
  expect(historySchema["~standard"].validate(gap)).toEqual({ value: gap });
  expect(strict["~standard"].validate(gap).issues).toHaveLength(1);
});

describe("tRPC takes them as the input of a procedure", () => {
  const { router, procedure, createCallerFactory } = initTRPC.create();
  const caller = createCallerFactory(
    router({
      ended: procedure.input(historySchema).query(({ input }) => input.at(-1)?.EndTime !== undefined),
      status: procedure.input(jobSchema).query(({ input }) => input.TrainingJobStatus),
    }),
  )({});

  test("what is legal comes through as it is", async () => {
    await fc.assert(
      fc.asyncProperty(legalHistory(), trainingJob(), async (history, job) => {
        expect(await caller.ended(history)).toBe(history.at(-1)!.EndTime !== undefined);
        expect(await caller.status(job)).toBe(job.TrainingJobStatus);
      }),
    );
  });

  test("an illegal one is a bad request with the message and path of the finding", async () => {
    const refused = caller.ended(illegal as never);
    await expect(refused).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: {
        issues: [
          {
            message: "begins with Training; a job begins with Starting or Pending [illegal-first-status]",
            path: [0, "Status"],
          },
        ],
      },
    });
    await expect(caller.status(undefined as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
