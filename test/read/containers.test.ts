import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import * as zlib from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { readHistories } from "../../src/read/index.ts";
import { readAll } from "../support/read-all.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "containers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (TrainingJobName: string) =>
  `${JSON.stringify({ TrainingJobName, SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }] })}\n`;

/** `named("zstd")`, compressed by Node 24. */
const ZSTD = Buffer.from(
  "KLUv/SBn9QIAUsUTGoCpbbDoKMoRqjRW+x6JSiWlGb3rvYeDKiohxmJYTMAIDkoonTtLciGavfcrhTtry05W3MWJxlaKxUMbgqkDfjQvfmcJEg5tgGhq4q4rAQQALgGsCs0SsOYwoQ==",
  "base64",
);

const hasZstd = "createZstdDecompress" in zlib;

const jobsOf = (stdout: string) => JSON.parse(stdout).histories.map(({ job }: { job: string }) => job);

describe("compressed files", () => {
  test("gzip, also in several members, and by content whatever the name", async () => {
    const stdin = Buffer.concat([zlib.gzipSync(named("a")), zlib.gzipSync(named("b"))]);
    expect(jobsOf((await runCommand(["audit", "-", "--format", "json"], { stdin })).stdout)).toEqual(["a", "b"]);
  });

  test("zeros behind the data, as a tape has them, are passed over", async () => {
    const stdin = Readable.from([zlib.gzipSync(named("a")), Buffer.alloc(1000), Buffer.alloc(1000)]);
    expect(jobsOf((await runCommand(["audit", "-", "--format", "json"], { stdin })).stdout)).toEqual(["a"]);
  });

  test("the part of truncated data before the cut is read", async () => {
    const stdin = zlib.gzipSync(named("a") + named("b") + named("c")).subarray(0, -9);
    const { code, stdout, stderr } = await runCommand(["audit", "-", "--format", "json"], { stdin });
    expect({ code, jobs: jobsOf(stdout).slice(0, 2) }).toEqual({ code: ExitCode.NothingAudited, jobs: ["a", "b"] });
    expect(stderr).toContain("-: gzip: the data is cut off; what stood before the cut was read");
  });

  test.each([
    ["gzip", zlib.gzipSync(named("a")), /^this is gzip: .*DecompressionStream\("gzip"\)/],
    ["zstd", ZSTD, /^this is zstd: decompress it first/],
  ])("handed to readHistories, %s is told by its name, and what to do", async (_, bytes, problem) => {
    expect(await readAll(bytes)).toMatchObject([{ kind: "unreadable", problem: expect.stringMatching(problem) }]);
  });

  test.runIf(hasZstd)("zstd, where Node has it (since 22.15)", async () => {
    const { code, stdout } = await runCommand(["audit", "-", "--format", "json"], { stdin: ZSTD });
    expect({ code, jobs: jobsOf(stdout) }).toEqual({ code: ExitCode.Clean, jobs: ["zstd"] });
  });

  test.skipIf(hasZstd)("zstd, where Node does not have it: what to do", async () => {
    const { code, stderr } = await runCommand(["audit", "-"], { stdin: ZSTD });
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toContain(
      `-: zstd: Node ${process.versions.node} cannot read it; use Node 22.15 or later, or decompress`,
    );
  });
});

test("of a folder, files are read by their endings, compressed ones too, and others are not", async () => {
  const inside = join(folder, "inside");
  mkdirSync(inside);
  const endings = ["json", "ndjson", "jsonl", "log", "txt"];
  for (const ending of endings) {
    writeFileSync(join(inside, `plain.${ending}`), named(ending));
    writeFileSync(join(inside, `packed.${ending}.gz`), zlib.gzipSync(named(`${ending}.gz`)));
  }
  for (const other of ["x.md", "x.json.bak", "json", "x.gz"]) writeFileSync(join(inside, other), named(other));
  for (const aside of [".ipynb_checkpoints", ".git", "node_modules"]) {
    mkdirSync(join(inside, aside));
    writeFileSync(join(inside, aside, "x.json"), named(aside));
  }
  const { stdout, stderr } = await runCommand(["audit", inside, "--format", "json"]);
  expect(jobsOf(stdout).sort()).toEqual([...endings, ...endings.map((ending) => `${ending}.gz`)].sort());
  expect(stderr).toBe(
    `sagemaker-transitions: ${inside}: 4 files are skipped because their names do not end in .json .ndjson .jsonl .log .txt .ipynb .csv .tsv .yaml .yml, and .gz or .zst of them, and .parquet\n`,
  );
  expect((await runCommand(["audit", inside, "--quiet"])).stderr).toBe("");
});

describe.each([
  ["empty", ""],
  ["blank", " \n\t\r\n"],
])("a file that is %s beside others", (what, content) => {
  const inside = join(folder, `with-${what}`);
  mkdirSync(inside);
  writeFileSync(join(inside, "a.json"), named("a"));
  const empty = join(inside, "b.json");
  writeFileSync(empty, content);

  test.each(["audit", "convert", "phases"])("%s is not green", async (command) => {
    const { code, stdout, stderr } = await runCommand([command, inside]);
    expect(`${stdout}${stderr}`).toContain("the file is empty");
    expect(code).toBe(ExitCode.NothingAudited);
  });

  test.each(["junit", "sarif", "text", "json"])("%s shows it", async (format) => {
    const { stdout } = await runCommand(["audit", inside, "--format", format]);
    expect(stdout).toContain("the file is empty");
    expect(stdout).toContain("b.json");
  });
});

describe("what can be handed to readHistories", () => {
  const text = named("a") + named("b");
  const bytes = new TextEncoder().encode(text);

  test.each<[string, () => Parameters<typeof readAll>[0]]>([
    ["text", () => text],
    ["bytes", () => bytes],
    ["an ArrayBuffer", () => bytes.buffer],
    ["a stream of bytes", () => new Blob([bytes]).stream()],
    ["a Blob", () => new Blob([bytes])],
    ["a Response", () => new Response(bytes)],
    ["a generator of text", () => text[Symbol.iterator]()],
    [
      "a generator of values",
      () =>
        text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
          .values(),
    ],
    [
      "a stream of values",
      () =>
        Readable.from(
          text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line)),
        ),
    ],
    ["a stream of text", () => new Blob([bytes]).stream().pipeThrough(new TextDecoderStream())],
    [
      "parsed values",
      () =>
        text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line)),
    ],
    [
      "pages of parsed values",
      () =>
        text
          .trim()
          .split("\n")
          .map((line) => [JSON.parse(line)]),
    ],
  ])("%s", async (_, make) => {
    const records = await readAll(make());
    expect(records.map((record) => record.kind === "job" && record.name)).toEqual(["a", "b"]);
  });

  test.each([undefined, null, 7, true, Symbol.iterator, () => text])("%s is misuse", async (input) => {
    await expect(readAll(input as never)).rejects.toThrow(
      /^readHistories: expected text, bytes, a Blob, .* found (?:nothing|null|7|true|a symbol|a function)$/,
    );
  });

  test("an option that does not exist is misuse, and the nearest is named", async () => {
    await expect(readAll(text, { formt: "wire" } as never)).rejects.toThrow(
      'unknown option "formt": did you mean "format"? Known: file, format, maxRecordBytes, onSnapshots',
    );
    await expect(readAll(text, null as never)).rejects.toThrow("options: expected an object, found null");
  });

  test("text and values do not stand in one stream", async () => {
    await expect(readAll([text, {}].values())).rejects.toThrow(
      "a stream that begins with text or bytes holds an object",
    );
  });

  test("a value of a stream is known by its place there", async () => {
    const values = [{ TrainingJobName: "a", SecondaryStatusTransitions: [] }, 7];
    expect(await readAll(values.values())).toMatchObject([
      { kind: "job", source: { path: [0] } },
      { kind: "unreadable", source: { path: [1] } },
    ]);
  });

  test.each([
    ["text", () => named("a")],
    ["values", () => JSON.parse(named("a"))],
    ["events", () => JSON.stringify({ detail: JSON.parse(named("a")) })],
  ])("a stream of %s that fails gives the records before the failure", async (_, make) => {
    async function* failing() {
      yield make();
      throw new Error("reset");
    }
    const records = readHistories(failing());
    expect((await records.next()).value).toMatchObject({ kind: "job", name: "a" });
    await expect(records.next()).rejects.toThrow("reset");
  });

  test("one parsed job, and one history", async () => {
    const job = JSON.parse(named("a"));
    expect(await readAll(job)).toMatchObject([{ kind: "job", name: "a", job }]);
    expect(await readAll(job.SecondaryStatusTransitions)).toMatchObject([{ job: job.SecondaryStatusTransitions }]);
  });
});

describe("EventBridge", () => {
  const event = (modified: number, statuses: string[], name = "a") =>
    JSON.stringify({
      detail: {
        TrainingJobName: name,
        LastModifiedTime: `${modified}`,
        SecondaryStatusTransitions: statuses.map((Status, i) => ({ Status, StartTime: 1_747_419_050_000 + i })),
      },
    });
  const statusesOf = async (...events: string[]) =>
    (await readAll(events.join("\n"))).map((record) => {
      const { job } = record as unknown as { job: { SecondaryStatusTransitions: { Status: string }[] } };
      return job.SecondaryStatusTransitions.map(({ Status }) => Status);
    });

  test("several events of one job are one job: the latest by LastModifiedTime, in whatever order they come", async () => {
    const [first, second, third] = [
      event(1_747_419_050_000, ["Starting"]),
      event(1_747_419_060_000, ["Starting", "Downloading"]),
      event(1_747_419_070_000, ["Starting", "Downloading", "Training"]),
    ];
    for (const order of [
      [first, second, third],
      [third, first, second],
      [second, third, third, first],
    ]) {
      expect(await statusesOf(...order)).toEqual([["Starting", "Downloading", "Training"]]);
    }
  });

  test("of two with one LastModifiedTime, the longer history is later", async () => {
    const [short, long] = [event(1_747_419_050_000, ["Starting"]), event(1_747_419_050_000, ["Starting", "Pending"])];
    expect(await statusesOf(long, short)).toEqual([["Starting", "Pending"]]);
    expect(await statusesOf(short, long)).toEqual([["Starting", "Pending"]]);
  });

  test("events in bulk, of several jobs", async () => {
    const [a, b] = [event(1_747_419_050_000, ["Starting"], "a"), event(1_747_419_050_000, ["Pending"], "b")];
    const bulk = `{"Records":[${a},${b},{"unrelated":true}]}`;
    expect(await statusesOf(bulk)).toEqual([["Starting"], ["Pending"]]);
    expect(await statusesOf(`[${a},${b},${a}]`)).toEqual([["Starting"], ["Pending"]]);
  });
});

describe("EventBridge, from several accounts and in several files", () => {
  const arn = (account: string) => `arn:aws:sagemaker:eu-west-1:${account}:training-job/x`;
  const event = (TrainingJobArn: string, modified: number, ...statuses: string[]) => ({
    detail: {
      TrainingJobName: "x",
      TrainingJobArn,
      LastModifiedTime: modified,
      SecondaryStatusTransitions: statuses.map((Status, i) => ({ Status, StartTime: 1_747_419_050_000 + i })),
    },
  });
  const [a, b] = [arn("111111111111"), arn("222222222222")];

  test("jobs of one name and several ARNs are several jobs", async () => {
    const events = [event(a, 1_747_419_050_000, "Starting"), event(b, 1_747_419_050_000, "Pending")];
    expect(await readAll(events)).toMatchObject([{ job: events[0]!.detail }, { job: events[1]!.detail }]);
  });

  test("a file an event: the latest of each job is one history, in its place, and all of them are compared", async () => {
    const bucket = join(folder, "bucket");
    mkdirSync(bucket);
    const later = event(a, 1_747_419_070_000, "Starting", "Downloading");
    const files = [event(a, 1_747_419_060_000, "Starting"), later, event(a, 1_747_419_065_000, "Pending")];
    for (const [i, content] of files.entries()) writeFileSync(join(bucket, `${i}.json`), JSON.stringify(content));
    const { histories } = JSON.parse((await runCommand(["audit", bucket, "--format", "json"])).stdout);
    expect(histories).toMatchObject([
      {
        job: "x",
        source: { file: join(bucket, "1.json") },
        findings: [{ rule: "missing-end" }, { rule: "history-rewritten" }],
      },
    ]);
    const { stdout } = await runCommand(["convert", bucket]);
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });
});

describe("what holds no history says which call does", () => {
  test.each([
    ['{"TrainingJobSummaries":[]}', "unknown", /carries no history; call DescribeTrainingJob for each/],
    ['{"a":1,"b":2}', "unknown", /found an object with the keys a, b; looked for SecondaryStatusTransitions, /],
  ])("%s", async (text, format, problem) => {
    expect(await readAll(text)).toMatchObject([
      { kind: "unreadable", problem: expect.stringMatching(problem), source: { format } },
    ]);
  });
});

test.each(["TrainingJobName,SecondaryStatusTransitions", "job,status,start_time\n"])(
  "a CSV table without rows is reported: %j",
  async (text) => {
    expect(await readAll(text, { file: "x.csv" })).toMatchObject([
      { kind: "unreadable", problem: "no training-job history found: the table has no rows" },
    ]);
  },
);
