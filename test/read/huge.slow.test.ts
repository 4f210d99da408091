import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { expectNextRecordIsRead, goodRecord } from "../support/next-record.ts";
import { runCommand } from "../support/run-command.ts";

const large = 100 * 1024 * 1024;

const cutOff = '{"SecondaryStatusTransitions":[{"Status":"Starting","StartTime":17474';

const HUGE: Record<string, () => string> = {
  "a string of 100 MB": () => `{"SecondaryStatusTransitions":"${"x".repeat(large)}"}`,
  "a string of 100 MB that is never closed": () => `{"SecondaryStatusTransitions":"${"x".repeat(large)}`,
  "a key of 50 MB": () => `{"${"k".repeat(large / 2)}":1}`,
  "50 MB of quotes before a history that is cut off": () => `${'"'.repeat(large / 2)}${cutOff}`,
  "50 MB of backslashes before a history that is cut off": () => `"${"\\".repeat(large / 2)}" ${cutOff}`,
  "a history of 100 MB in a log": () => `log: {"SecondaryStatusTransitions":"${"x".repeat(large)}"}`,
  "10 MB of dots in a number": () => `{'StartTime': ${"1.".repeat(large / 20)}}`,
  "an array of 1,000,000 nulls": () => `[${"null,".repeat(1e6)}null]`,
};

describe("huge values: the good record after them is read", () => {
  test.each(Object.entries(HUGE))("%s", async (_, make) => await expectNextRecordIsRead(make()));
});

/** Without a sign of a history a line is a log's own, however long it is. */
const NOISE: Record<string, () => string> = {
  "50 MB of quotes": () => '"'.repeat(large / 2),
  "50 MB of backslashes": () => `"${"\\".repeat(large / 2)}`,
};

describe("huge lines of other text are skipped, and the good record after them is read", () => {
  test.each(Object.entries(NOISE))("%s", async (_, make) => {
    const { code, stdout, stderr } = await runCommand(["audit", "-", "--format", "json"], {
      stdin: `${make()}\n${goodRecord}\n`,
    });
    expect({ code, stderr }).toEqual({ code: ExitCode.Clean, stderr: "" });
    expect(JSON.parse(stdout).histories).toMatchObject([{ job: "good", findings: [], source: { line: 2 } }]);
  });

  test.each(Object.entries(NOISE))("%s alone are reported", async (_, make) => {
    const { code, stderr } = await runCommand(["audit", "-", "--format", "json"], { stdin: `${make()}\n` });
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toContain("no training-job history found");
  });
});

test("a gzip bomb is refused with advice, after the records before it", async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from(`${goodRecord}\n`), Buffer.alloc(300 * 1024 * 1024, " ")]));
  const { code, stdout, stderr } = await runCommand(["audit", "-", "--format", "json"], { stdin: bomb });
  expect(code).toBe(ExitCode.NothingAudited);
  expect(stderr).toMatch(
    /-: gzip: decompressed size exceeds 400x \(possible zip bomb\); decompress it yourself if the size is intended/,
  );
  expect(JSON.parse(stdout).histories).toMatchObject([{ job: "good" }, { verdict: "unreadable" }]);
});
