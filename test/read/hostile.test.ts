import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import type { ReadRecord } from "../../src/read/index.ts";
import { NOW } from "../support/findings.ts";
import { expectNextRecordIsRead, goodRecord } from "../support/next-record.ts";
import { readAll } from "../support/read-all.ts";
import { runCommand } from "../support/run-command.ts";

const folder = new URL("../corpus/hostile/", import.meta.url);
const files = readdirSync(folder).filter((file) => !file.endsWith(".out"));

/** A record in a line, and a line for each finding, with all that a user needs to go there. */
function told(record: ReadRecord): string {
  const { job, source, verdict, findings } = auditRecord(record, { now: NOW });
  const { line, byteOffset, byteLength = "?", path = [], cell, format } = source;
  const place = [`line ${line}`, `bytes ${byteOffset}+${byteLength}`, ...(cell ? [`cell ${cell}`] : []), ...path];
  const told = findings.map(({ path, rule, message }) => `    ${path.join(".")} ${rule}: ${message}`);
  return [`${place.join(" ")} (${format}) ${verdict} ${JSON.stringify(job)}`, ...told].join("\n");
}

describe("hostile files: each record has its verdict, its place and its reason", () => {
  test.each(files)("%s", async (file) => {
    const records = await readAll(readFileSync(new URL(file, folder)));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    await expect(`${records.map(told).join("\n")}\n`).toMatchFileSnapshot(new URL(`${file}.out`, folder).pathname);
  });
});

const deep = 100_000;

const DEEP: Record<string, string> = {
  "arrays 100,000 deep": "[".repeat(deep) + "]".repeat(deep),
  "arrays 100,000 deep and never closed": "[".repeat(deep),
  "objects 100,000 deep": `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
  "Python 100,000 deep": `{'SecondaryStatusTransitions': ${"(".repeat(deep)}${")".repeat(deep)}}`,
  "a history 100,000 deep": `{"SecondaryStatusTransitions":${"[".repeat(deep)}${"]".repeat(deep)}}`,
  "an entry 100,000 deep": `{"SecondaryStatusTransitions":[{"Status":${"[".repeat(deep)}${"]".repeat(deep)},"StartTime":1}]}`,
  "an event 100,000 deep": `{"detail":{"SecondaryStatusTransitions":${'[{"a":'.repeat(deep)}1${"}]".repeat(deep)}}}`,
  "snake case 100,000 deep": `{"secondary_status_transitions":${'{"a":'.repeat(deep)}1${"}".repeat(deep)}}`,
};

describe("hostile values: the good record after them is read", () => {
  test.each(Object.entries(DEEP))("%s", async (_, bad) => await expectNextRecordIsRead(bad));
});

/** Worst cases for a regular expression: what nearly is a status line, over and over. */
const NEARLY: Record<string, string> = {
  "a time and nothing": "2024-01-29 17:27:55 ".repeat(200_000),
  "a status that never ends": `2024-01-29 17:27:55 ${"A".repeat(4_000_000)}`,
  "many statuses that never end": "2024-01-29 17:27:55 Starting".repeat(150_000),
  "dots and spaces": `2024-01-29 17:27:55 Starting - ${". ".repeat(2_000_000)}x`,
  dots: `2024-01-29 17:27:55 Starting - ${".".repeat(4_000_000)}x`,
  "colours that never end": "\u001b[0;".repeat(1_000_000),
  "a job that is created again and again": `Creating training-job with name: ${"a-".repeat(2_000_000)}`,
  bars: "|".repeat(4_000_000),
  "a row's beginning": "Starting | May 16, 2025 18:10 UTC | ".repeat(100_000),
};

describe("hostile lines: the log around them is read", () => {
  test.each(Object.entries(NEARLY))("%s", async (_, line) => {
    const [before, after] = ["2024-01-29 17:00:00 Pending - waiting\n", "\n2024-01-29 18:00:00 Uploading - saving\n"];
    const records = await readAll(before + line + after);
    const statuses = records.flatMap(({ kind, ...record }) =>
      kind === "job" ? (record as unknown as { job: { Status: string }[] }).job.map(({ Status }) => Status) : [],
    );
    expect(statuses).toContain("Pending");
    expect(statuses).toContain("Uploading");
  });
});

test("a value in a log that is longer than the limit is reported, because it may hold a history", async () => {
  const long = `{"SecondaryStatusTransitions":"${"x".repeat(1000)}"}`;
  expect(await readAll(`log: ${long}\nlog: ${goodRecord}\n`, { maxRecordBytes: 200 })).toMatchObject([
    { kind: "unreadable", problem: expect.stringContaining("maxRecordBytes"), source: { line: 1 } },
    { kind: "job", name: "good", source: { line: 2 } },
  ]);
});

describe("hostile containers", () => {
  const audit = (stdin: Uint8Array) => runCommand(["audit", "-", "--format", "json"], { stdin });

  test("a gzip file that is cut off gives what stood before the cut", async () => {
    const whole = gzipSync(`${goodRecord}\n`.repeat(2000), { level: 0 });
    const { code, stdout, stderr } = await audit(whole.subarray(0, whole.length - 1000));
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toMatch(/-: gzip: the data is cut off; what stood before the cut was read/);
    expect(JSON.parse(stdout).summary.histories).toBeGreaterThan(1900);
  });

  test.each([
    ["gzip in name alone", Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), /-: gzip: /],
    ["zstd in name alone", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]), /-: zstd: /],
  ])("%s", async (_, bytes, message) => {
    const { code, stderr } = await audit(bytes);
    expect({ code, isTold: message.test(stderr) }).toEqual({ code: ExitCode.NothingAudited, isTold: true });
  });
});
