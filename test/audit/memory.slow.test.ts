import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { life } from "../support/jobs.ts";
import { STREAMING } from "../support/streaming.ts";

/* The built command in a process with little memory: run `npm run build` first. */

const bin = fileURLToPath(new URL("../../dist/audit/bin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "memory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = `${JSON.stringify(life("Completed", "Starting Downloading Training Uploading Completed"))}\n`;

test("many histories are reported in bounded memory", { timeout: 120_000 }, () => {
  const file = join(folder, "many.ndjson");
  const broken = `${JSON.stringify(life("Completed", "Starting Downloading Training Completed"))}\n`;
  const histories = 200_000;
  writeFileSync(file, `${line}${broken}`.repeat(histories / 2));
  const reports = STREAMING.flatMap((format) => ["--format", `${format}=${join(folder, format)}`]);
  const args = ["--max-old-space-size=32", bin, "audit", file, "--quiet", ...reports];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(readFileSync(join(folder, "ndjson"), "utf8")).toContain(`{"histories":${histories},"legal":${histories / 2},`);
});

test("a single line of 200 MB is a bad record, in bounded memory", { timeout: 60_000 }, () => {
  const file = join(folder, "long.json");
  writeFileSync(file, `{"TrainingJobName":"${"x".repeat(200 * 1024 * 1024)}"}\n${line}`);
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--max-old-space-size=256", bin, "audit", file, "--verbose"],
    {
      encoding: "utf8",
    },
  );
  expect(stdout).toMatch(/long.json:1 \(unknown\)\n\s+error\s+the record is longer than the limit/);
  expect(stdout).toMatch(/long.json:2 \(step-functions\)/);
  expect(status).toBe(1);
});

describe("a history of nulls is reported in little memory", () => {
  const layouts: Record<string, (nulls: string) => string> = {
    "in a response": (nulls) => `{"TrainingJobName":"a","SecondaryStatusTransitions":[${nulls}]}\n`,
    alone: (nulls) => `[{"Status":"Starting","StartTime":1747419050},${nulls}]\n`,
    "in several responses": (nulls) =>
      Array.from({ length: 20 }, (_, i) => {
        const part = nulls.slice(0, 5 * Math.floor(nulls.length / 100) - 1);
        return `{"TrainingJobName":"job-${i}","SecondaryStatusTransitions":[${part}]}\n`;
      }).join(""),
  };
  test.each(
    Object.entries(layouts).flatMap(([layout, make]) => [
      [`1 MB ${layout}`, make, 200_000, 150] as const,
      [`5 MB ${layout}`, make, 1_000_000, 300] as const,
    ]),
  )("%s", { timeout: 60_000 }, (_, make, nulls, megabytes) => {
    const file = join(folder, "nulls.json");
    writeFileSync(file, make("null,".repeat(nulls).slice(0, -1)));
    const report = `process.on("exit", () => console.error(process.resourceUsage().maxRSS));`;
    const preload = `data:text/javascript,${encodeURIComponent(report)}`;
    const { status, stderr } = spawnSync(process.execPath, ["--import", preload, bin, "audit", file], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    // In KiB.
    expect(Number(stderr)).toBeLessThan(megabytes * 1024);
  });
});
