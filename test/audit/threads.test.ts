import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { run as runCli } from "../../src/audit/cli.ts";
import type { RecordedJobs as Recorded } from "../../src/read/scan/recorded-jobs.ts";
import type { ScanThreads as Threads } from "../../src/read/threads/scan-threads.ts";
import { adversarialInput } from "../support/adversarial-records.ts";
import { isSlow, samples } from "../support/slow.ts";

/* Threads run what was built: Node cannot read TypeScript in all the versions that there are. */
const built = <T>(module: string): Promise<T> => import(new URL(`../../dist/${module}`, import.meta.url).href);
const { run } = await built<{ run: typeof runCli }>("audit/cli.js");
const { ScanThreads } = await built<{ ScanThreads: typeof Threads }>("read/threads/scan-threads.js");
const { RecordedJobs } = await built<{ RecordedJobs: typeof Recorded }>("read/scan/recorded-jobs.js");

const folder = mkdtempSync(join(tmpdir(), "threads-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The present stands in some findings.
beforeAll(() => void vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 0, 1)));
afterAll(() => void vi.restoreAllMocks());

async function audit(files: readonly string[], ...options: string[]) {
  const texts: Record<"stdout" | "stderr", string> = { stdout: "", stderr: "" };
  const collector = (into: keyof typeof texts) =>
    new Writable({
      write(chunk, _, done) {
        texts[into] += chunk;
        done();
      },
    });
  const code = await run(["audit", ...files, "--format", "ndjson", ...options], {
    stdin: (async function* () {})(),
    stdout: collector("stdout"),
    stderr: collector("stderr"),
    env: {},
  });
  return { code, ...texts };
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Some megabytes of lines with records that may be odd, broken, cut, or a job again. */
function adversarial(seed: number, names = 100_000): string {
  const parts = Array.from({ length: 24 }, (_, i) => adversarialInput(seed * 100 + i, 200, names));
  return parts.filter((text) => !text.startsWith("[")).join("\n");
}

/** Has every read give as little as some file systems do. */
const SHORT_READS = `
const fs = require("node:fs");
const { readSync } = fs;
fs.readSync = (file, into, offset, length, position) => readSync(file, into, offset, Math.min(length, 300_000), position);
require("node:module").syncBuiltinESMExports();
`;

describe("the audit of large files", () => {
  test("gives the same report to the byte with any number of threads", async () => {
    for (let seed = 0; seed < samples(20, 1); seed++) {
      const files = [0, 1].map((n) =>
        written(`${seed}-${n}.ndjson`, adversarial(3 * seed + n, n === 0 ? 100_000 : 500)),
      );
      const alone = await audit(files);
      expect(alone.stdout.length).toBeGreaterThan(1e6);
      for (const threads of [2, 3, 5]) expect(await audit(files, "--threads", String(threads))).toEqual(alone);
      expect(await audit(files, "--threads", "2", "--strict")).toEqual(alone);
    }
  });

  test("is the same where a read gives less than is there, and where the last chunk is short", async () => {
    const text = `${adversarial(13)}\n`;
    const short = written("short.cjs", SHORT_READS);
    const bin = fileURLToPath(new URL("../../dist/audit/bin.js", import.meta.url));
    for (const tail of isSlow ? [0, 3, 6, 9, 12] : [6]) {
      const whole = Math.floor(text.length / 1024 / 1024) * 1024 * 1024;
      const file = written(
        "tail.ndjson",
        `${" ".repeat(whole - Buffer.byteLength(text) + 1024 * 1024 + tail)}\n${text}`,
      );
      const reports = [[], ["--require", short]].flatMap((node) =>
        ["1", "2"].map((threads) => {
          const args = [...node, bin, "audit", file, "--format", "junit", "--threads", threads];
          return spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e9 }).stdout;
        }),
      );
      expect(reports[0]!.length).toBeGreaterThan(1e5);
      for (const report of reports) expect(report === reports[0]).toBe(true);
    }
  });

  test("tells of a file that cannot be read and reads the others", async () => {
    const files = [join(folder, "none.ndjson"), written("good.ndjson", adversarial(5))];
    const found = await audit(files, "--threads", "2");
    expect(found.stderr).toContain(`${files[0]}: no such file or folder`);
    expect(found).toEqual(await audit(files));
  });

  test.each(["0", "17", "two", "1.5"])("refuses %s threads", async (threads) => {
    const { code, stderr } = await audit(["x"], "--threads", threads);
    expect(code).toBe(2);
    expect(stderr).toContain("Expected a whole number from 1 to 16.");
  });
});

describe("threads that read ahead", () => {
  const chunksOf = async (threads: Threads, file: string, each: (chunk: Uint8Array) => void = () => {}) => {
    const parts: Buffer[] = [];
    for await (const chunk of threads.chunks(file)) {
      each(chunk);
      parts.push(Buffer.from(chunk));
    }
    return Buffer.concat(parts).toString();
  };

  test("give the bytes of one file after the other, and the jobs that are in them", async () => {
    const texts = [adversarial(7), "x".repeat(3 * 1024 * 1024), "", adversarial(9)];
    const files = texts.map((text, i) => written(`bytes-${i}.ndjson`, text));
    const threads = new ScanThreads(2);
    try {
      for (const [i, file] of files.entries()) {
        let recorded = 0;
        const text = await chunksOf(threads, file, (chunk) => {
          const from = chunk.indexOf(0x0a) + 1;
          if (RecordedJobs.of(chunk.subarray(from)) !== undefined) recorded++;
        });
        expect(text === texts[i]).toBe(true);
        expect(recorded).toBe(Math.ceil(Buffer.byteLength(text) / (1024 * 1024)));
      }
    } finally {
      await threads.close();
    }
  });

  test("leave room for what else happens, such as Ctrl-C, however fast they are", async () => {
    const file = written("many.ndjson", "x".repeat(24 * 1024 * 1024));
    const threads = new ScanThreads(1);
    let chunks = 0;
    let chunksBefore = Number.POSITIVE_INFINITY;
    await chunksOf(threads, file, () => {
      if (chunks++ === 0) {
        setTimeout(() => {
          chunksBefore = chunks;
        });
      }
      for (const begin = performance.now(); performance.now() < begin + 20; );
    });
    await threads.close();
    expect(chunksBefore).toBeLessThan(4);
  });

  test("stop where nobody asks for more", async () => {
    const file = written("long.ndjson", adversarial(11));
    const threads = new ScanThreads(1);
    for await (const chunk of threads.chunks(file)) {
      expect(chunk.length).toBe(1024 * 1024);
      break;
    }
    expect((await chunksOf(threads, file)).length).toBeGreaterThan(2e6);
    await threads.close();
  });

  test("end with a file that is cut while it is read", async () => {
    const file = written("cut.ndjson", "x".repeat(20 * 1024 * 1024));
    const threads = new ScanThreads(1);
    const text = await chunksOf(threads, file, () => truncateSync(file, 1024 * 1024));
    expect(text.length).toBeLessThan(20 * 1024 * 1024);
    await threads.close();
  });

  test("throw what reading throws, and what has ended a thread", async () => {
    const threads = new ScanThreads(1);
    await expect(chunksOf(threads, folder)).rejects.toMatchObject({ code: "EISDIR" });
    await expect(chunksOf(threads, join(folder, "none"))).rejects.toMatchObject({ code: "ENOENT" });
    await threads.close();
    await expect(chunksOf(threads, written("any", "x"))).rejects.toThrow(
      "the thread that reads it has ended; read it without --threads",
    );
  });
});
