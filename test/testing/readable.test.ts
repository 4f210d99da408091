import fc from "fast-check";
import { expect, test } from "vitest";
import { type CallFailure, events, legalHistory, polls, type SdkJob, trainingJob } from "../../src/testing/index.ts";

const one = <T>(arbitrary: fc.Arbitrary<T>) => fc.sample(arbitrary, { seed: 3, numRuns: 1 })[0]!;

test("fast-check prints a history as statuses and durations", () => {
  const { counterexample } = fc.check(
    fc.property(legalHistory({ ended: true }), () => false),
    { seed: 1 },
  );
  expect(fc.stringify(counterexample![0])).toBe("Starting 1 s → Failed");
});

test("the text changes neither equality nor copies of a value", () => {
  const history = one(legalHistory());
  const plain = history.map((entry) => ({ ...entry }));
  expect(history).toEqual(plain);
  expect(history).toStrictEqual(plain);
  expect(structuredClone(history)).toEqual(plain);
  expect(JSON.stringify(history)).toBe(JSON.stringify(plain));
  expect(fc.stringify([...history])).toContain("Status");
});

test("base overrides fields, and the rest of the response follows", () => {
  const base = { TrainingJobName: "mine", RoleArn: "arn:aws:iam::111122223333:role/other" };
  const job = one(trainingJob({ base, ended: true, terminalStatuses: ["Completed"] }));
  expect(job).toMatchObject({ ...base, TrainingJobArn: expect.stringMatching(/\/mine$/) });
  expect(job.ModelArtifacts!.S3ModelArtifacts).toBe("s3://training-output/mine/output/model.tar.gz");
  expect(job.$metadata.httpStatusCode).toBe(200);
});

test("events have the account and the region of the job", () => {
  expect(one(events())[0]).toMatchObject({ account: "123456789012", region: "eu-west-1" });
});

test("polls with failures hold the SDK's errors, and a job is not found only before the first response", () => {
  const isError = (call: SdkJob | CallFailure): call is CallFailure => call instanceof Error;
  const all = fc.sample(polls({ failures: true }), { seed: 1, numRuns: 200 });
  expect(new Set(all.flatMap((calls) => calls.filter(isError).map(({ name }) => name)))).toEqual(
    new Set(["ThrottlingException", "AccessDeniedException", "ValidationException"]),
  );
  for (const calls of all) {
    const first = calls.findIndex((call) => !isError(call));
    expect(first).toBeGreaterThanOrEqual(0);
    for (const [i, call] of calls.entries()) {
      if (!isError(call)) continue;
      expect(call).toMatchObject({ $fault: "client", $metadata: { httpStatusCode: 400 } });
      if (call.name === "ValidationException") expect(i).toBeLessThan(first);
    }
  }
  expect(() => polls({ failures: true, as: "wire" })).toThrow(/^failures: only with the format "sdk"/);
});

test("size decides how long histories are", () => {
  const longest = (size: "xsmall" | "small" | "medium") =>
    Math.max(...fc.sample(legalHistory({ size }), { seed: 1, numRuns: 300 }).map(({ length }) => length));
  expect(longest("xsmall")).toBeLessThan(longest("small"));
  expect(longest("small")).toBeLessThan(longest("medium"));
});
