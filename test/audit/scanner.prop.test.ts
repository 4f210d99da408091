import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { writeText } from "../../src/write/index.ts";
import { adversarialInput, everyByteChanged } from "../support/adversarial-records.ts";
import { ended, type Job } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";

/*
 * The scanner says that there is nothing to tell of a job, or leaves it to the parser. Its twin, the audit that parses every
 * record, tells whether it was right to: the whole of both reports is compared.
 */

// The present stands in some findings.
beforeAll(() => void vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 0, 1)));
afterAll(() => void vi.restoreAllMocks());

const audit = (stdin: string | Uint8Array | AsyncIterable<Uint8Array>, ...options: string[]) =>
  runCommand(["audit", "-", ...(options.includes("--format") ? [] : ["--format", "ndjson"]), ...options], { stdin });

type Outcome = Awaited<ReturnType<typeof audit>>;

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

const RECORDS = 250;

/** A million records take minutes: each part ends in its time. */
const PARTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Both outcomes as far as the first line in which they differ, so that a failure is short. */
async function expectTwins(stdin: string | Uint8Array, options: readonly string[] = [], label = ""): Promise<void> {
  expectSame(await audit(stdin, ...options), await audit(stdin, "--strict", ...options), label);
}

function expectSame(scanning: Outcome, parsing: Outcome, label = ""): void {
  if (scanning.stdout !== parsing.stdout) {
    const [found, expected] = [scanning, parsing].map(({ stdout }) => stdout.split("\n"));
    const at = found!.findIndex((line, i) => line !== expected![i]);
    expect(found![at], label).toBe(expected![at]);
  }
  expect({ ...scanning, stdout: scanning.stdout.length }, label).toEqual({ ...parsing, stdout: parsing.stdout.length });
}

describe("the audit gives one report, scanning or parsing", () => {
  test.each(PARTS)("of records that are odd, broken, cut, or a job again, part %d", async (part) => {
    const inputs = samples(1_000_000, 5_000) / RECORDS / PARTS.length;
    for (let seed = part * inputs; seed < (part + 1) * inputs; seed++) {
      const input = adversarialInput(seed, RECORDS, seed % 2 === 0 ? 50 : 10_000);
      await expectTwins(input, [], `seed ${seed}`);
    }
  });

  /** Each is wrong in a way of its own, wherever in a job it stands. */
  const NO_JSON = [
    ...['"\\a"', '"\\u12g4"', '"\\u123"', '"\\U0041"', '"a\tb"', '"a', "'a'", '"\\"'],
    ...["01", "1.", ".5", "+1", "1e", "1e+", "-", "--1", "1_0", "0x1", "NaN", "Infinity"],
    ...[
      "tru",
      "nulL",
      "True",
      "undefined",
      "[1,]",
      "[,]",
      "[1 2]",
      "[",
      "]",
      "{,}",
      '{"a"}',
      '{"a":}',
      '{"a" 11}',
      '{"a":1,}',
      "{a:1}",
      "",
    ],
  ];
  const PLACES = [
    "Unread",
    "StatusMessage",
    "TrainingJobName",
    "TrainingTimeInSeconds",
    "CreationTime",
    "StoppingCondition",
  ];
  test.each(PLACES)("of records with no JSON as %s", async (field) => {
    // Each is another job: of one that was described before, every record is parsed.
    const clean = writeText(ended.completed as Job, "wire").trim();
    const job = (name: string) => clean.replace('"a-job"', `"${name}"`);
    const values = NO_JSON.flatMap((value) => [value, `[${value}]`, `{"a":[${value}]}`]);
    const records = values.flatMap((value, n) => [
      job(`clean-${n}`),
      `${job(`job-${n}`).slice(0, -1)},"${field}":${value}}`,
    ]);
    await expectTwins(records.join("\n"));
  });

  test("of a job without a name behind one with a short name", async () => {
    const clean = writeText(ended.completed as Job, "wire").trim();
    await expectTwins(
      `{"TrainingJobName":"a",${clean.slice(1).replace('"TrainingJobName":"a-job",', "")}\n${clean.replace('"TrainingJobName":"a-job",', "")}\n`,
    );
  });

  test("of one record in which any one byte is another", async () => {
    const { text, all } = everyByteChanged(samples(24, 8));
    expect((await audit(`${text}\n`)).code).toBe(0);
    await expectTwins(all);
  });

  test.each([
    "--repair",
    "--evidence documented",
    "--rule illegal-transition=off --rule failure-reason-unexpected=warning",
    "--form wire",
  ])("with %s", async (options) => {
    const input = adversarialInput(7, samples(5_000, 500), 300);
    await expectTwins(input, options.split(" "));
  });

  test.each(["text", "json", "sarif", "junit", "github", "markdown", "csv", "html"])("as %s", async (format) => {
    const input = adversarialInput(11, samples(5_000, 300), 100);
    await expectTwins(input, ["--format", format]);
  });

  test.each([1, 2, 3, 7, 64, 1000, 65_536, 1024 * 1024, 4 * 1024 * 1024])("in chunks of %d bytes", async (size) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const bytes = new TextEncoder().encode(adversarialInput(seed, size < 1000 ? 20 : samples(20_000, 1_000)));
      expectSame(await audit(pieces(bytes, size)), await audit(bytes, "--strict"), `seed ${seed}`);
    }
  });

  test("with a last chunk that is short, whatever lines end in it", async () => {
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
        expectSame(await audit(Readable.from(parts)), await audit(Buffer.concat(parts), "--strict"), `${tail} ${cut}`);
        expectSame(await audit(parts[1]!), await audit(parts[1]!, "--strict"), `${tail} ${cut} alone`);
      }
    }
  });

  test("of a file that is read in several chunks, strict or not, which is that of its bytes at once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "scanner-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const seed of [1, 3]) {
      const input = adversarialInput(seed, 4_000);
      const file = join(folder, `${seed}.ndjson`);
      writeFileSync(file, input);
      const { stdout } = await audit(input, "--strict");
      for (const options of [[], ["--strict"]]) {
        const found = await runCommand(["audit", file, "--format", "ndjson", ...options]);
        const renamed = found.stdout.replaceAll(JSON.stringify(file), '"-"');
        expectSame({ ...found, stdout: renamed }, { ...found, stdout }, `seed ${seed}`);
      }
    }
  });

  test("of gzip", async () => {
    const bytes = gzipSync(adversarialInput(3, 500));
    await expectTwins(bytes);
  });
});
