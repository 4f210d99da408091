import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeText } from "../../src/write/index.ts";
import { adversarialInput, everyByteChanged } from "../support/adversarial-records.ts";
import { ended, type Job } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";

/* How a stream is cut into chunks, compressed or named must not show in the report. */

const audit = (stdin: string | Uint8Array | AsyncIterable<Uint8Array>, ...options: string[]) =>
  runCommand(["audit", "-", "--format", "ndjson", ...options], { stdin });

type Outcome = Awaited<ReturnType<typeof audit>>;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Compares both outcomes up to the first line in which they differ, so that a failure is short. */
function expectSame(found: Outcome, expected: Outcome, label = ""): void {
  if (found.stdout !== expected.stdout) {
    const [lines, expectedLines] = [found, expected].map(({ stdout }) => stdout.split("\n"));
    const at = lines!.findIndex((line, i) => line !== expectedLines![i]);
    expect(lines![at], label).toBe(expectedLines![at]);
  }
  expect({ ...found, stdout: found.stdout.length }, label).toEqual({ ...expected, stdout: expected.stdout.length });
}

const SIZES = [1, 2, 3, 7, 64, 1000, 65_536, 1024 * 1024, 4 * 1024 * 1024];

describe("the report does not depend on how the input is cut", () => {
  test.each(SIZES)("adversarial records in chunks of %d bytes", async (size) => {
    for (let seed = 1; seed <= samples(5, 1); seed++) {
      const bytes = new TextEncoder().encode(adversarialInput(seed, size < 1000 ? 20 : samples(20_000, 500)));
      expectSame(await audit(pieces(bytes, size)), await audit(bytes), `seed ${seed}`);
    }
  });

  test.each([7, 1000])("one record in which any one byte is another, in chunks of %d bytes", async (size) => {
    const { text, all } = everyByteChanged(samples(24, 1));
    expect((await audit(`${text}\n`)).code).toBe(0);
    const bytes = new TextEncoder().encode(all);
    expectSame(await audit(pieces(bytes, size)), await audit(bytes));
  });

  test("a short last chunk, wherever its lines end", async () => {
    const clean = writeText(ended.completed as Job, "wire").trim();
    const tails = [
      "}\n",
      "}\n\n",
      "}\n{}\n",
      "}\n{}",
      '}\n{"a"',
      '}\n{"abcd"\n',
      "}\n[]\n 1\n",
      "\n}\n{}\n{}\n",
      "}\n0123456789",
    ];
    for (const tail of tails) {
      for (let cut = 0; cut <= tail.length; cut++) {
        const parts = [clean.slice(0, -1) + tail.slice(0, cut), tail.slice(cut)].map((part) => Buffer.from(part));
        expectSame(await audit(Readable.from(parts)), await audit(Buffer.concat(parts)), `${tail} ${cut}`);
      }
    }
  });

  test("a file, and its gzip, against the same bytes on standard input", async () => {
    const folder = mkdtempSync(join(tmpdir(), "chunks-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const seed of [1, 3]) {
      const input = adversarialInput(seed, samples(4_000, 500));
      const expected = await audit(input);
      for (const [name, bytes] of [["plain.ndjson", input] as const, ["packed.ndjson.gz", gzipSync(input)] as const]) {
        const file = join(folder, `${seed}-${name}`);
        writeFileSync(file, bytes);
        const found = await runCommand(["audit", file, "--format", "ndjson"]);
        // To locate findings, the text is read once more, which a pipe and a compressed file do not allow.
        const stdout = found.stdout
          .replaceAll(JSON.stringify(file), '"-"')
          .replaceAll(/,"location":\{"line":\d+,"column":\d+\}/g, "");
        expectSame({ ...found, stdout }, expected, `seed ${seed}, ${name}`);
      }
    }
  });
});
