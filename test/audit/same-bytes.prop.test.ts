import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { reporters } from "../../src/audit/reporters/index.ts";
import { accountForTests, auditAccount } from "../support/audit-account.ts";
import { cutAt, cuts } from "../support/chunks.ts";
import { life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";
import { accountJobs } from "../support/stub-account.ts";

/* The same input gives the same bytes: on another day, in other chunks, whichever answer comes first. */

afterEach(() => void vi.restoreAllMocks());

const CORPUS = ["err", "ok", "hostile"].map((name) => new URL(`../corpus/${name}`, import.meta.url).pathname);

describe("on another day", () => {
  const YEARS = [2026, 2031];
  /** Jobs that still run, so that their limits are compared with the clock. */
  const running = ["Starting", "Starting Pending", "Starting Downloading Training"].map((statuses, i) => ({
    ...life("InProgress", statuses, { ended: false }),
    TrainingJobName: `running-${i}`,
  }));

  function inputs(): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), "same-bytes-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "running.ndjson");
    writeFileSync(file, running.map((job) => `${JSON.stringify(job)}\n`).join(""));
    const config = join(folder, "config.json");
    writeFileSync(config, JSON.stringify({ limits: { Starting: 60, Pending: "1h", Training: "1 d" } }));
    return [file, ...CORPUS, "--config", config];
  }

  test.each(Object.keys(reporters))("the %s report is the same", async (format) => {
    const args = ["audit", ...inputs(), "--format", format, "--repair"];
    const reports: string[] = [];
    for (const year of YEARS) {
      vi.spyOn(Date, "now").mockReturnValue(Date.UTC(year, 10, 23));
      reports.push((await runCommand(args)).stdout);
    }
    expect(reports[1]).toBe(reports[0]);
    for (const rule of ["stuck", "implausible-timestamp"]) expect(reports[0]).toContain(rule);
  });
});

describe("in other chunks", () => {
  const folders = ["../read/one-history/", "../read/cases/", "../corpus/hostile/"];
  const files = folders.flatMap((name) => {
    const folder = new URL(name, import.meta.url);
    return readdirSync(folder)
      .filter((file) => !file.endsWith(".out"))
      .map((file) => [file, readFileSync(new URL(file, folder))] as const);
  });

  test.each(files)("%s", async (_, bytes) => {
    const audit = (stdin: Uint8Array | AsyncIterable<Uint8Array>) =>
      runCommand(["audit", "-", "--format", "json", "--repair"], { stdin });
    const expected = await audit(bytes);
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        expect(await audit(cutAt(bytes, places))).toEqual(expected);
      }),
      { numRuns: samples(50, 5) },
    );
  });
});

describe("whichever answer comes first", () => {
  const accountOf = accountForTests();

  test("of an account", async () => {
    const account = await accountOf(() => accountJobs(40));
    const reports = new Set<string>();
    for (const concurrency of ["1", "7", "32"]) {
      const { histories } = await auditAccount(account, ["--concurrency", concurrency]);
      reports.add(JSON.stringify(histories));
    }
    expect(account.mostAtOnce).toBeGreaterThan(1);
    expect(reports.size).toBe(1);
  });
});
