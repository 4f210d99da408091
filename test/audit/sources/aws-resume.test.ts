import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, expect, test, vi } from "vitest";
import { ExitCode } from "../../../src/audit/exit-code.ts";
import { accountForTests, auditAccount } from "../../support/audit-account.ts";
import { life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";
import { accountJobs, type Call, type StubAccount, THROTTLED } from "../../support/stub-account.ts";

const open = accountForTests();
const folder = mkdtempSync(join(tmpdir(), "resume-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = () => join(folder, `${files++}.ndjson.gz`);

const JOBS = 30;
const names = accountJobs(JOBS).map(({ TrainingJobName }) => TrainingJobName);
const described = ({ calls }: StubAccount) =>
  calls.filter(({ action }) => action === "DescribeTrainingJob").map(({ input }) => input.TrainingJobName);
const running = {
  ...accountJobs(1)[0]!,
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

test("what is kept is what was read, for its owner alone, and audit reads it", async () => {
  const file = newFile();
  const { summary } = await auditAccount(await open(() => accountJobs(JOBS)), ["--save", file]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
  expect(JSON.parse(lines[0]!)).toMatchObject({ TrainingJobName: "job-0", CreationTime: "2025-05-16T18:10:50.603Z" });
  const { stdout, stderr, code } = await runCommand(["audit", file, "--format", "ndjson"]);
  expect({ stderr, code }).toEqual({ stderr: "", code: ExitCode.Findings });
  expect(JSON.parse(stdout.trimEnd().split("\n").at(-1)!).summary).toEqual(summary);
});

test("what was cut off goes on: each job is audited once, and ended ones are not asked for again", async () => {
  const file = newFile();
  const first = await cutOff(file);
  const account = await open(() => accountJobs(JOBS));
  const { code, stderr, jobs } = await auditAccount(account, ["--resume", file]);
  expect({ code, stderr, jobs }).toEqual({ code: ExitCode.Findings, stderr: "", jobs: names });
  expect(described(account).sort()).toEqual(names.slice(first.length).sort());

  const again = await open(() => accountJobs(JOBS));
  expect((await auditAccount(again, ["--resume", file])).jobs).toEqual(names);
  expect(described(again)).toEqual([]);
});

test("a file that is torn at any byte is told and goes on", async () => {
  const whole = newFile();
  await cutOff(whole);
  const { size } = statSync(whole);
  for (const lost of [1, 7, 9, 100, size - 11, size - 1, size]) {
    const file = newFile();
    writeFileSync(file, readFileSync(whole));
    truncateSync(file, size - lost);
    const { code, stderr, jobs } = await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
    expect({ code, jobs: [...jobs].sort() }).toEqual({ code: ExitCode.Findings, jobs: [...names].sort() });
    expect(stderr).toMatch(lost < size - 1 ? /gzip: the data is cut off; .*; going on from there\n$/ : /empty|begins/);
    // It is whole again.
    expect(gunzipSync(readFileSync(file)).toString().trimEnd().split("\n")).toHaveLength(JOBS);
    expect(existsSync(`${file}.part`)).toBe(false);
  }
});

test("garbage behind a whole member does not take what is written later with it", async () => {
  const file = newFile();
  await cutOff(file);
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0x1f])]));
  await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file]);
  expect(gunzipSync(readFileSync(file)).toString().trimEnd().split("\n")).toHaveLength(JOBS);
});

test("a job that ran is asked for again, and audited as it is then", async () => {
  const file = newFile();
  await auditAccount(await open(() => [running]), ["--save", file]);
  const { histories } = await auditAccount(await open(() => accountJobs(1)), ["--resume", file]);
  expect(histories).toMatchObject([{ job: "job-0", verdict: "legal", source: { file: "aws:us-east-1" } }]);
  const { histories: later } = await auditAccount(await open(() => accountJobs(1)), ["--resume", file]);
  expect(later).toMatchObject([{ job: "job-0", verdict: "legal", source: { file } }]);
});

test("a job that ran and was deleted since is audited as it was", async () => {
  const file = newFile();
  await auditAccount(await open(() => [running]), ["--save", file]);
  const { histories } = await auditAccount(await open(() => []), ["--resume", file]);
  expect(histories).toMatchObject([{ job: "job-0", verdict: "open", source: { file } }]);
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
  expect(gunzipSync(readFileSync(other)).toString().trimEnd().split("\n")).toHaveLength(JOBS);
});

test("--save and --resume of one file begin it where it is not there, so that the same command can be repeated", async () => {
  const file = newFile();
  const options = ["--save", file, "--resume", file];
  await auditAccount(await open(() => accountJobs(JOBS), expired), options);
  expect((await auditAccount(await open(() => accountJobs(JOBS)), options)).jobs).toEqual(names);
});

test("plain NDJSON of any maker can be gone on with, and what cannot be read of it is asked for again", async () => {
  const file = newFile();
  const [first, second] = accountJobs(2).map((job) => JSON.stringify(job));
  writeFileSync(file, gzipSync(`${first}\n{ "TrainingJobName": \n${second}\n`));
  const account = await open(() => accountJobs(3));
  const { jobs, stderr } = await auditAccount(account, ["--resume", file]);
  expect(jobs).toEqual(["job-0", "job-1", "job-2"]);
  expect(stderr).toContain(`${file}:2: `);
  expect(described(account)).toEqual(["job-2"]);
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
  expect(gunzipSync(readFileSync(file)).toString().trimEnd().split("\n")).toHaveLength(jobs.length);
  expect((await auditAccount(await open(() => accountJobs(JOBS)), ["--resume", file])).jobs).toEqual(names);
});

test.each([
  ["a file that is there", (file: string) => ["--save", file], /is there already: --resume .* goes on with it/],
  ["a file that is not there", () => ["--resume", newFile()], /there is no .* to go on with; --save .* begins it/],
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
  expect(gunzipSync(readFileSync(file)).toString()).toContain("job-0");
  interrupt.abort();
  expect((await audit).code).toBe(ExitCode.Interrupted);
});

test("a disk that is full ends the audit", { skip: !existsSync("/dev/full") }, async () => {
  const file = newFile();
  symlinkSync("/dev/full", `${file}.part`);
  writeFileSync(file, "");
  const account = await open(() => accountJobs(JOBS));
  const outcome = await runCommand(["audit", "aws", "--endpoint-url", account.url, "--resume", file]);
  expect(outcome).toMatchObject({
    code: ExitCode.Usage,
    stderr: expect.stringMatching(/cannot write .*(?:ENOSPC|EINVAL)/),
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
  expect(existsSync(`${file}.part`)).toBe(false);
});
