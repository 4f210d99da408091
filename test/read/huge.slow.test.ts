import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { expectNextRecordIsRead, goodRecord } from "../support/next-record.ts";
import { runCommand } from "../support/run-command.ts";

const large = 100 * 1024 * 1024;

const HUGE: Record<string, () => string> = {
  "a string of 100 MB": () => `{"SecondaryStatusTransitions":"${"x".repeat(large)}"}`,
  "a string of 100 MB that is never closed": () => `{"SecondaryStatusTransitions":"${"x".repeat(large)}`,
  "a key of 50 MB": () => `{"${"k".repeat(large / 2)}":1}`,
  "50 MB of quotes": () => '"'.repeat(large / 2),
  "50 MB of backslashes": () => `"${"\\".repeat(large / 2)}`,
  "10 MB of dots in a number": () => `{'StartTime': ${"1.".repeat(large / 20)}}`,
  "an array of 1,000,000 nulls": () => `[${"null,".repeat(1e6)}null]`,
};

describe("huge values: the good record after them is read", () => {
  test.each(Object.entries(HUGE))("%s", async (_, make) => await expectNextRecordIsRead(make()));
});

test("a gzip bomb is refused with advice, after the records before it", async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from(`${goodRecord}\n`), Buffer.alloc(300 * 1024 * 1024, " ")]));
  const { code, stdout, stderr } = await runCommand(["audit", "-", "--format", "json"], { stdin: bomb });
  expect(code).toBe(ExitCode.NothingAudited);
  expect(stderr).toMatch(/-: gzip: it swells to more than 400 times its size; decompress it yourself if that is meant/);
  expect(JSON.parse(stdout).histories).toMatchObject([{ job: "good" }]);
});
