import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { type FileHandle, open as openFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test, vi } from "vitest";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { accountForTests, auditAccount } from "../../support/audit-account.ts";
import { life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";
import { accountJobs, type Call, STALLED, type StubAccount, THROTTLED } from "../../support/stub-account.ts";

const open = accountForTests();
const folder = mkdtempSync(join(tmpdir(), "resume-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (extension = "ndjson") => join(folder, `${files++}.${extension}`);
const linesOf = (file: string) => {
  const bytes = readFileSync(file);
  return `${file.endsWith(".gz") ? gunzipSync(bytes) : bytes}`.trimEnd().split("\n");
};
/** Files that a run leaves beside the one that it writes. */
const leftovers = (file: string) => readdirSync(folder).filter((name) => join(folder, name).startsWith(`${file}.`));

const JOBS = 30;
const names = accountJobs(JOBS).map(({ TrainingJobName }) => TrainingJobName);
const described = ({ calls }: StubAccount) =>
  calls.filter(({ action }) => action === "DescribeTrainingJob").map(({ input }) => input.TrainingJobName);
const {
  TrainingEndTime: _end,
  TrainingTimeInSeconds: _seconds,
  BillableTimeInSeconds: _billed,
  ...started
} = accountJobs(1)[0]!;
const running = {
  ...started,
  ...life("InProgress", "Starting Downloading", { ended: false }),
  TrainingJobName: "job-0",
};
const expired = ({ number }: Call) => (number > 11 ? { type: "ExpiredTokenException", message: "expired" } : undefined);

/** Keeps the first jobs of an account; then the credentials expire. */
async function cutOff(file: string): Promise<readonly (string | null)[]> {
  const { jobs, code } = await auditAccount(await open(() => accountJobs(JOBS), expired), ["--save", file]);
  expect({ code, isPart: jobs.length > 0 && jobs.length < JOBS }).toEqual({
    code: ExitCode.NothingAudited,
    isPart: true,
  });
  return jobs;
}

test.each(["ndjson", "ndjson.gz"])(
  "--save writes every response to %s, for its owner alone, and audit reads it",
  async (extension) => {
    const file = newFile(extension);
    const { summary } = await auditAccount(await open(() => accountJobs(JOBS)), ["--save", file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(leftovers(file)).toEqual([]);
    expect(JSON.parse(linesOf(file)[0]!)).toMatchObject({
      TrainingJobName: "job-0",
      CreationTime: "2025-05-16T18:10:50.603Z",
    });
    const { stdout, stderr, code } = await runCommand(["audit", file, "--format", "ndjson"]);
    expect({ stderr, code }).toEqual({ stderr: "", code: ExitCode.Findings });
    expect(JSON.parse(stdout.trimEnd().split("\n").at(-1)!).summary).toEqual(summary);
  },
);

const keptIn = (file: string) => linesOf(file).map((line): string => JSON.parse(line).TrainingJobName);

test.each(["ndjson", "ndjson.gz"])(
  "--resume continues %s: ended jobs are audited once and not described again",
  async (extension) => {
    const file = newFile(extension);
    const first = await cutOff(file);
    const kept = keptIn(file);
    expect(kept).toEqual(expect.arrayContaining([...first]));
    const account = await open(() => accountJobs(JOBS));
    const { code, stderr, jobs } = await auditAccount(account, ["--resume", file]);
    expect({ code, stderr }).toEqual({ code: ExitCode.Findings, stderr: "" });
    expect([...jobs].sort()).toEqual([...names].sort());
    expect(described(account).sort()).toEqual(names.filter((name) => !kept.includes(name)).sort());

    const again = await open(() => accountJobs(JOBS));
    expect([...(await auditAccount(again, ["--resume", file])).jobs].sort()).toEqual([...names].sort());
    expect(described(again)).toEqual([]);
  },
);

test("a partial last line is reported and dropped", async () => {
  const whole = newFile();
  await cutOff(whole);
  const { size } = statSync(whole);
  for (const lost of [1, 7, 100]) {
    const file = newFile();
    writeFileSync(file, readFileSync(whole));
    truncateSync(file, size - lost);
    const { code, stderr, jobs } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
    expect({ code, jobs: [...jobs].sort() }).toEqual({ code: ExitCode.Findings, jobs: [...names].sort() });
    expect(stderr).toMatch(/: the file ends in the middle of a record; the partial record is dropped\n$/);
    expect(new Set(keptIn(file))).toEqual(new Set(names));
    expect(linesOf(file)).toHaveLength(JOBS);
    expect(leftovers(file)).toEqual([]);
  }
});

test("an empty file, as a kill before the first response leaves it, is continued", async () => {
  const file = newFile();
  writeFileSync(file, "");
  const { jobs, stderr } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
  expect({ jobs: jobs.length, lines: linesOf(file).length, stderr }).toEqual({ jobs: JOBS, lines: JOBS, stderr: "" });
});

test("a .gz file that a kill left uncompressed is continued, and compressed at the end", async () => {
  const [plain, file] = [newFile(), newFile("ndjson.gz")];
  await cutOff(plain);
  writeFileSync(file, readFileSync(plain));
  const { jobs } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
  expect([...jobs].sort()).toEqual([...names].sort());
  expect(linesOf(file)).toHaveLength(JOBS);
});

describe("a file in a folder that others can write to", () => {
  test("no link is followed where a temporary file is created", async () => {
    const [file, victim] = [newFile("ndjson.gz"), newFile()];
    await cutOff(file);
    writeFileSync(victim, "precious");
    for (const suffix of [".part", ".tmp"]) symlinkSync(victim, `${file}${suffix}`);
    await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
    expect(readFileSync(victim, "utf8")).toBe("precious");
  });

  test("a file that is a link is not written to", async () => {
    const [link, victim] = [newFile(), newFile()];
    await cutOff(victim);
    const before = readFileSync(victim);
    symlinkSync(victim, link);
    const outcome = await runCommand(["audit", "aws", "--resume", link]);
    expect(outcome).toMatchObject({ code: ExitCode.Usage, stderr: expect.stringMatching(/it is a symbolic link/) });
    expect(readFileSync(victim)).toEqual(before);
  });

  test("a file gets its owner's mode back", async () => {
    const file = newFile();
    await cutOff(file);
    chmodSync(file, 0o666);
    await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("a file of another user is not written to", { skip: process.getuid?.() !== 0 }, async () => {
    const file = newFile();
    await cutOff(file);
    chownSync(file, 1234, 1234);
    const outcome = await runCommand(["audit", "aws", "--resume", file]);
    expect(outcome).toMatchObject({ code: ExitCode.Usage, stderr: expect.stringMatching(/belongs to another user/) });
  });
});

describe("two runs on one file", () => {
  test("exclude each other", async () => {
    const file = newFile();
    const account = await open(
      () => accountJobs(JOBS),
      ({ number }) => (number > 9 ? STALLED : undefined),
    );
    const interrupt = new AbortController();
    const first = auditAccount(account, ["--save", file], { signal: interrupt.signal });
    try {
      await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(0), { timeout: 9000 });
      const second = await runCommand(["audit", "aws", "--resume", file]);
      expect(second).toMatchObject({
        code: ExitCode.Usage,
        stderr: expect.stringMatching(/another run is writing to/),
      });
    } finally {
      interrupt.abort();
      await first;
    }
    expect(leftovers(file)).toEqual([]);
  });

  test("the lock of a run that was killed is taken over", async () => {
    const file = newFile();
    await cutOff(file);
    const { pid } = spawnSync(process.execPath, ["-e", "0"]);
    writeFileSync(`${file}.lock`, `${pid} ${hostname()}`);
    const { jobs } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
    expect({ jobs: jobs.length, leftovers: leftovers(file) }).toEqual({ jobs: JOBS, leftovers: [] });
  });

  test.each(["1 elsewhere", ""])("a lock that says %j is respected, and the message names it", async (owner) => {
    const file = newFile();
    await cutOff(file);
    writeFileSync(`${file}.lock`, owner);
    const { code, stderr } = await runCommand(["audit", "aws", "--resume", file]);
    expect({ code, isNamed: stderr.includes(`delete ${file}.lock`) }).toEqual({ code: ExitCode.Usage, isNamed: true });
  });
});

test("a job that ran is asked for again, and audited as it is then", async () => {
  const file = newFile();
  await auditAccount(await open(() => [running]), ["--save", file]);
  const { histories } = await auditAccount(await open(() => accountJobs(1)), ["--resume", file]);
  expect(histories).toMatchObject([{ job: "job-0", verdict: "legal", source: { file: "aws:us-east-1" } }]);
  const { histories: later } = await auditAccount(await open(() => accountJobs(1)), ["--resume", file]);
  expect(later).toMatchObject([{ job: "job-0", verdict: "legal", source: { file: "aws:us-east-1" } }]);
});

test("a job that ran and was deleted since is audited as it was", async () => {
  const file = newFile();
  await auditAccount(await open(() => [running]), ["--save", file]);
  const { histories } = await auditAccount(await open(() => []), ["--resume", file]);
  expect(histories).toMatchObject([{ job: "job-0", verdict: "open", source: { file: "aws:us-east-1" } }]);
});

test("a name that is used anew is another job", async () => {
  const file = newFile();
  await auditAccount(await open(() => accountJobs(1)), ["--save", file]);
  const second = { ...accountJobs(1)[0]!, CreationTime: Date.UTC(2025, 5, 1) };
  expect((await auditAccount(await open(() => [second]), ["--resume", file])).jobs).toEqual(["job-0", "job-0"]);
});

test("--save beside --resume leaves the earlier file as it was, and holds everything", async () => {
  const [file, other] = [newFile(), newFile()];
  await cutOff(file);
  const before = readFileSync(file);
  await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file, "--save", other]);
  expect(readFileSync(file)).toEqual(before);
  expect(linesOf(other)).toHaveLength(JOBS);
});

test("--save and --resume of one file begin it where it is not there, so that the same command can be repeated", async () => {
  const file = newFile();
  const options = ["--save", file, "--resume", file];
  await auditAccount(await open(() => accountJobs(JOBS), expired), options);
  const { jobs } = await auditAccount(await open(() => accountJobs(JOBS)), options);
  expect([...jobs].sort()).toEqual([...names].sort());
});

const flipped = (bytes: Buffer, at: number) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 0xff : byte)));
const lines = (length: number) => accountJobs(length).map((job) => `${JSON.stringify(job)}\n`);

test.each<[string, string | Buffer]>([
  ["a text", "# Read me\n"],
  ["a text without a line end", "kept"],
  ["one JSON document without a line end", '{ "detail": 1 }'],
  ["a line that is not a job, behind jobs", `${lines(2).join("")}{ "detail": 1 }\n`],
  ["a line that is not JSON", `${lines(2).join("")}{ "TrainingJobName": \n`],
  ["a byte of a compressed file changed", flipped(gzipSync(lines(9).join("")), 60)],
  ["a compressed file cut off", gzipSync(lines(9).join("")).subarray(0, -9)],
])("a file with %s is refused and left alone", async (_, content) => {
  const file = newFile();
  writeFileSync(file, content);
  const account = await open(() => accountJobs(3));
  const outcome = await runCommand(["audit", "aws", "--endpoint-url", account.url, "--resume", file]);
  expect(outcome).toEqual({
    code: ExitCode.Usage,
    stdout: "",
    stderr: expect.stringMatching(/file is left unchanged/),
  });
  expect(readFileSync(file)).toEqual(Buffer.from(content));
  expect({ leftovers: leftovers(file), calls: account.calls }).toEqual({ leftovers: [], calls: [] });
});

test("jobs of a file that was kept are judged as those of their region are", async () => {
  const [file, config] = [newFile(), join(folder, "config.json")];
  const overrides = [{ files: ["aws:us-east-1"], rules: { "illegal-transition": "off" } }];
  writeFileSync(config, JSON.stringify({ overrides }));
  const options = ["--config", config, "--resume", file, "--save", file];
  const first = await auditAccount(await open(() => accountJobs(JOBS)), options);
  const second = await auditAccount(await open(() => accountJobs(JOBS)), options);
  expect({ code: second.code, summary: second.summary }).toEqual({ code: ExitCode.Clean, summary: first.summary });
});

test("a job that ran and can no longer be described is not reported as running", async () => {
  const file = newFile();
  await auditAccount(await open(() => [running]), ["--save", file]);
  const denied = { type: "AccessDeniedException", message: "no" };
  const account = await open(
    () => accountJobs(1),
    ({ action }) => (action === "DescribeTrainingJob" ? denied : undefined),
  );
  const { histories } = await auditAccount(account, ["--resume", file]);
  expect(histories).toMatchObject([{ job: "job-0", verdict: "unreadable" }]);
});

test("a job that ran is asked for again where the listing does not come to it", async () => {
  const denied = { type: "AccessDeniedException", message: "no" };
  for (const [jobs, options] of [
    [accountJobs(1), []],
    [[], []],
  ] as const) {
    const file = newFile();
    await auditAccount(await open(() => [running]), ["--save", file]);
    const account = await open(
      () => [...jobs],
      ({ action }) => (action === "ListTrainingJobs" ? denied : undefined),
    );
    const { histories, code } = await auditAccount(account, ["--resume", file, ...options]);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(histories).toMatchObject([{ job: "job-0", verdict: jobs.length === 0 ? "open" : "legal" }]);
  }
});

test("--max counts the jobs of the file too, and keeps all of them", async () => {
  const file = newFile();
  await auditAccount(
    await open(() => [
      ...accountJobs(JOBS).slice(10),
      { ...running, TrainingJobName: "old", TrainingJobArn: "arn:aws:sagemaker:us-east-1:1:training-job/old" },
    ]),
    ["--save", file],
  );
  const { jobs } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file, "--max", "22"]);
  expect(new Set(jobs)).toEqual(new Set([...names.slice(10), ...names.slice(0, 2)]));
  expect(jobs).toHaveLength(22);
  const account = await open(() => accountJobs(JOBS));
  expect((await auditAccount(account, ["--resume", file, "--max", "7"])).jobs).toHaveLength(7);
  expect(account.calls).toEqual([]);
  expect(linesOf(file)).toHaveLength(23);
});

test.each<[string, (call: Call) => boolean, string]>([
  ["a first job", ({ input }) => input.TrainingJobName === "job-0", "job-7"],
  ["a next page", ({ input }) => input.NextToken === "100", "job-99"],
])("what is read is written though %s stalls", async (_, stalls, read) => {
  const file = newFile();
  const interrupt = new AbortController();
  const account = await open(
    () => accountJobs(150),
    (call) => (stalls(call) ? STALLED : undefined),
  );
  const audit = auditAccount(account, ["--save", file], { signal: interrupt.signal });
  try {
    await vi.waitFor(() => expect(readFileSync(file, "utf8")).toContain(`"${read}"`), { timeout: 9000 });
  } finally {
    interrupt.abort();
    await audit;
  }
});

test("a report is not emptied if there is nothing to continue", async () => {
  const report = join(folder, "report.csv");
  writeFileSync(report, "earlier");
  const { code } = await runCommand(["audit", "aws", "--resume", newFile(), "--format", `csv=${report}`]);
  expect({ code, report: readFileSync(report, "utf8") }).toEqual({ code: ExitCode.Usage, report: "earlier" });
});

test.each<[string, (file: string) => readonly string[]]>([
  ["the baseline", (file) => ["--resume", file, "--baseline", file]],
  ["the new baseline", (file) => ["--save", file, "--update-baseline", file]],
  ["the configuration", (file) => ["--resume", file, "--config", file]],
  ["a report", (file) => ["--save", file, "--format", `csv=${file}`]],
  ["a report where it is locked", (file) => ["--resume", file, "--format", `csv=${file}.lock`]],
])("what is kept and %s are not one file", async (_, options) => {
  const file = newFile();
  const words = options(file);
  const content = words.includes("--config") ? "{}" : '{ "version": 1, "findings": [] }';
  if (!words.includes("--save")) writeFileSync(file, content);
  const { code, stderr } = await runCommand(["audit", "aws", ...words]);
  expect({ code, stderr }).toEqual({ code: ExitCode.Usage, stderr: expect.stringMatching(/name another file/) });
  if (existsSync(file)) expect(readFileSync(file, "utf8")).toBe(content);
  expect(leftovers(file)).toEqual([]);
});

test("Ctrl-C leaves a whole file", async () => {
  const file = newFile();
  const interrupt = new AbortController();
  const account = await open(
    () => accountJobs(JOBS),
    ({ number }) => void (number === 15 && interrupt.abort()),
  );
  const { code, jobs, stderr } = await auditAccount(account, ["--save", file], { signal: interrupt.signal });
  expect(code).toBe(ExitCode.Interrupted);
  expect(stderr).toBe(`sagemaker-transitions: interrupted after ${jobs.length} histories\n`);
  // All that was read, more than was told.
  expect(keptIn(file)).toEqual(expect.arrayContaining([...jobs]));
  const { jobs: all } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
  expect([...all].sort()).toEqual([...names].sort());
});

test.each([
  ["a file that is there", (file: string) => ["--save", file], /exists already; to continue it, pass --resume/],
  ["a file that is not there", () => ["--resume", newFile()], /does not exist; to begin it, pass --save/],
  ["a folder that is not there", () => ["--save", join(folder, "no", "file.gz")], /cannot write .*ENOENT/],
  [
    "a file that a report overwrites",
    (file: string) => ["--resume", file, "--format", `csv=${file}`],
    /name another file/,
  ],
])("%s is wrong usage", async (_, options, message) => {
  const file = newFile();
  writeFileSync(file, "kept");
  const outcome = await runCommand(["audit", "aws", ...options(file)]);
  expect(outcome).toMatchObject({ code: ExitCode.Usage, stdout: "", stderr: expect.stringMatching(message) });
  expect(readFileSync(file, "utf8")).toBe("kept");
});

test("what is read is written soon, whatever the account waits for", async () => {
  const file = newFile();
  const interrupt = new AbortController();
  let isThrottled = false;
  const account = await open(
    () => accountJobs(JOBS),
    ({ number }) => {
      isThrottled ||= number > 15;
      return isThrottled ? THROTTLED : undefined;
    },
  );
  const audit = auditAccount(account, ["--save", file], { signal: interrupt.signal });
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(0), { timeout: 60_000 });
  expect(readFileSync(file, "utf8")).toContain("job-0");
  interrupt.abort();
  expect((await audit).code).toBe(ExitCode.Interrupted);
});

/** The class of file handles, which Node does not export. */
async function fileHandle(path: string): Promise<{ readonly prototype: FileHandle }> {
  const file = await openFile(`${path}.probe`, "w");
  await file.close();
  return file.constructor as never;
}

test("a disk that is full ends the audit", async () => {
  const file = newFile();
  const write = vi.spyOn((await fileHandle(file)).prototype, "appendFile");
  write.mockRejectedValue(Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }));
  const account = await open(() => accountJobs(JOBS));
  const outcome = await runCommand(["audit", "aws", "--endpoint-url", account.url, "--save", file]);
  expect(outcome).toMatchObject({
    code: ExitCode.Usage,
    stderr: expect.stringMatching(/cannot write .*ENOSPC/),
  });
});

test("Ctrl-C while the file is being read leaves it as it was", async () => {
  const file = newFile();
  await cutOff(file);
  const before = readFileSync(file);
  const account = await open(() => accountJobs(JOBS));
  const { code } = await auditAccount(account, ["--resume", file], { signal: AbortSignal.abort() });
  expect(code).toBe(ExitCode.Interrupted);
  expect(readFileSync(file)).toEqual(before);
  expect(leftovers(file)).toEqual([]);
});
