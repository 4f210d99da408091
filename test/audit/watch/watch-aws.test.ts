import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeEach, expect, test } from "vitest";
import { run } from "../../../src/audit/cli.ts";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { accountForTests, type Line } from "../../support/audit-account.ts";
import { type Job, life } from "../../support/jobs.ts";
import { quickenClock } from "../../support/quick-clock.ts";
import { runCommand } from "../../support/run-command.ts";
import { type Call, NOT_FOUND, type StubAccount, THROTTLED } from "../../support/stub-account.ts";

const open = accountForTests();
const folder = mkdtempSync(join(tmpdir(), "watch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => quickenClock(1000));

const INTERVAL = ["--interval", "30"];

/** A job as each look sees it; the last is what all later ones see. */
const told = (name: string, ...looks: readonly Job[]) => ({ name, looks });
const runs = (statuses: string) => life("InProgress", statuses, { ended: false });

/** An account whose jobs go on by one step with each listing; a job without another look is as it was. */
function living(...jobs: readonly ReturnType<typeof told>[]) {
  let listings = 0;
  return {
    jobs: () =>
      jobs.map(({ name, looks }) => ({
        ...looks[Math.min(Math.max(listings, 1), looks.length) - 1]!,
        TrainingJobName: name,
        TrainingJobArn: `arn:aws:sagemaker:us-east-1:123456789012:training-job/${name}`,
      })),
    count: ({ action }: Call) => void (action === "ListTrainingJobs" && listings++),
  };
}

async function watch({ url }: Pick<StubAccount, "url">, options: readonly string[] = [], signal?: AbortSignal) {
  const args = ["watch", "aws", "--endpoint-url", url, "--format", "ndjson", ...INTERVAL, ...options];
  const { code, stdout, stderr } = await runCommand(args, signal === undefined ? {} : { signal });
  const lines = stdout.trimEnd().split("\n");
  const news = lines.slice(0, -1).map((line): Line => JSON.parse(line));
  const findings = news.map(({ job, findings }) => `${job} ${findings.map(({ rule }) => rule).join(" ")}`);
  return { code, stderr, findings, summary: JSON.parse(lines.at(-1)!).summary };
}

const good = told(
  "good",
  runs("Starting"),
  runs("Starting Downloading Training"),
  life("Completed", "Starting Downloading Training Uploading Completed"),
);
const bad = told(
  "bad",
  runs("Starting"),
  runs("Starting Uploading"),
  life("Completed", "Starting Uploading Completed"),
);
const ended = told("ended", life("Completed", "Starting Completed"));

test("reports each finding once, as soon as it appears, and ends when no job runs", async () => {
  const account = living(good, bad, ended);
  const stub = await open(account.jobs, account.count);
  const { code, stderr, findings, summary } = await watch(stub);
  expect(findings).toEqual(["bad illegal-transition"]);
  expect(code).toBe(ExitCode.Findings);
  expect(summary).toMatchObject({ histories: 2, legal: 1, illegal: 1, findings: { "illegal-transition": 1 } });
  expect(stderr).toBe(
    "sagemaker-transitions: aws:us-east-1: 2 jobs run\nsagemaker-transitions: aws:us-east-1: 0 jobs run\n",
  );
  // A job that had ended before is not even described, and nothing but reading is done.
  expect(stub.calls.filter(({ input }) => input.TrainingJobName === "ended")).toEqual([]);
  expect(stub.actions).toEqual(new Set(["ListTrainingJobs", "DescribeTrainingJob"]));
});

test("by default asks for jobs that can still run, and for others where that is said", async () => {
  const account = living(good);
  const stub = await open(account.jobs, account.count);
  await watch(stub, ["--name-contains", "go"]);
  const days = (Date.now() / 1000 - Number(stub.calls[0]!.input.CreationTimeAfter)) / 86_400;
  expect(days).toBeGreaterThan(56);
  expect(stub.calls[0]!.input.NameContains).toBe("go");
  const again = await open(account.jobs, account.count);
  await watch(again, ["--created-after", "2020-01-01"]);
  expect(again.calls[0]!.input.CreationTimeAfter).toBe(Date.UTC(2020, 0, 1) / 1000);
});

test("the text report draws the history and marks the place", async () => {
  const [starting, broken, ended] = bad.looks as [Job, Job, Job];
  const account = living(told("bad", starting, broken, broken, broken, ended));
  const stub = await open(account.jobs, account.count);
  const { stdout } = await runCommand(["watch", "aws", "--endpoint-url", stub.url, "--quiet", ...INTERVAL]);
  expect(stdout).toMatch(
    /^✗ illegal bad aws:us-east-1:1 \(sdk\)\n {4}Starting → Uploading\n {15}\^+\n {4}error .*\n\n1 history: 0 legal, 0 open, 1 illegal\n/,
  );
});

test("limits of the configuration say who is stuck, and jobs that it ignores are left alone", async () => {
  const config = join(folder, "config.json");
  const content = { limits: { Starting: 60 }, ignore: [{ jobs: "go*", reason: "they are good" }], failOn: "warning" };
  writeFileSync(config, JSON.stringify(content));
  const account = living(good, told("slow", runs("Starting"), life("Failed", "Starting Failed")));
  const { code, findings } = await watch(await open(account.jobs, account.count), ["--config", config]);
  expect(findings).toEqual(["slow stuck"]);
  expect(code).toBe(ExitCode.Findings);
});

test("a job that is deleted while it runs is watched no more", async () => {
  const account = living(told("gone", runs("Starting")));
  let looks = 0;
  const stub = await open(account.jobs, ({ action }) => {
    if (action !== "DescribeTrainingJob") return undefined;
    return ++looks > 2 ? NOT_FOUND : undefined;
  });
  expect(await watch(stub)).toMatchObject({ code: ExitCode.Clean, findings: [], summary: { histories: 1, open: 1 } });
});

test("a job without permission to describe it is reported once", async () => {
  const account = living(good, told("denied", runs("Starting")));
  const stub = await open(account.jobs, (call) => {
    account.count(call);
    return call.input.TrainingJobName === "denied" ? { type: "AccessDeniedException", message: "no" } : undefined;
  });
  const { findings, summary, code } = await watch(stub);
  expect(findings).toEqual(["denied malformed-job"]);
  expect(summary).toMatchObject({ histories: 1, unreadable: 1 });
  expect(code).toBe(ExitCode.Findings);
});

test("what is missed at one look is made up for at the next", async () => {
  const account = living(good, bad);
  let broken = 1;
  const stub = await open(account.jobs, (call) => {
    account.count(call);
    if (call.action === "ListTrainingJobs") return broken-- === 0 ? { status: 200, body: "{}" } : undefined;
    return call.attempt === 2 ? THROTTLED : undefined;
  });
  const { findings, stderr, code } = await watch(stub);
  expect(findings).toEqual(["bad illegal-transition"]);
  expect(code).toBe(ExitCode.Findings);
  expect(stderr).toMatch(/page 1 of ListTrainingJobs has no TrainingJobSummaries/);
});

test("a job that is deleted after a failed poll is reported, and the exit code is not 0", async () => {
  const account = living(good, told("missed", runs("Starting")));
  let looks = 0;
  const stub = await open(account.jobs, (call) => {
    account.count(call);
    if (call.input.TrainingJobName !== "missed") return undefined;
    return ++looks === 1 ? { type: "ValidationException", message: "no" } : NOT_FOUND;
  });
  const { code, stderr } = await watch(stub);
  expect(code).toBe(ExitCode.NothingAudited);
  expect(stderr).toMatch(/aws:us-east-1 missed: .*deleted/);
});

test("a failing listing neither delays the known jobs nor ends the watch", async () => {
  let listings = 0;
  const first = told("first", runs("Starting"));
  const ended = told("first", life("Completed", "Starting Uploading Completed"));
  const second = told("second", life("Completed", "Starting Completed"));
  const third = told("third", runs("Starting Uploading"));
  const looks = [living(first), living(first), living(ended, second), living(ended, third)];
  const stub = await open(
    () => looks[Math.min(listings, 3)]!.jobs(),
    ({ action, input, attempt }) => {
      if (action === "ListTrainingJobs")
        return ++listings === 2 ? { type: "ValidationException", message: "no" } : undefined;
      return input.TrainingJobName === "third" && attempt > 1 ? NOT_FOUND : undefined;
    },
  );
  const { findings, code } = await watch(stub);
  expect(findings.sort()).toEqual(["first illegal-transition", "third illegal-transition"]);
  expect(code).toBe(ExitCode.Findings);
});

test("a reader that goes away ends it, with what was found until then", async () => {
  const account = living(...["one", "two", "three"].map((name) => told(name, runs("Starting Uploading"))));
  const stub = await open(account.jobs, account.count);
  const stdout = new Writable({
    write: (_, __, done) => done(Object.assign(new Error("closed"), { code: "EPIPE" })),
  });
  const said: string[] = [];
  const stderr = new Writable({
    write(chunk, _, done) {
      said.push(String(chunk));
      done();
    },
  });
  const args = ["watch", "aws", "--endpoint-url", stub.url, ...INTERVAL];
  const code = await run(args, { stdin: Readable.from([]), stdout, stderr, env: {} });
  expect({ code, said: said.filter((words) => /nothing/.test(words)) }).toEqual({ code: ExitCode.Findings, said: [] });
});

test("an account that answers no more ends it, and not green", async () => {
  const account = living(told("long", runs("Starting")));
  const expired = { type: "ExpiredTokenException", message: "expired" };
  const stub = await open(account.jobs, ({ number }) => (number > 4 ? expired : undefined));
  const { code, stderr } = await watch(stub);
  expect(code).toBe(ExitCode.NothingAudited);
  expect(stderr).toMatch(/TrainingJobs?: ExpiredTokenException: expired; log in/);
});

test("nothing that runs is not green", async () => {
  const account = living(ended);
  const { code, stderr } = await watch(await open(account.jobs, account.count));
  expect({ code, stderr }).toEqual({
    code: ExitCode.NothingAudited,
    stderr: "sagemaker-transitions: nothing was watched: no job runs\n",
  });
});

test("Ctrl-C ends it with the findings reported so far", async () => {
  const interrupt = new AbortController();
  const account = living(told("bad", runs("Starting Uploading")));
  const stub = await open(account.jobs, ({ number }) => void (number === 7 && interrupt.abort()));
  const { code, findings, summary, stderr } = await watch(stub, ["--quiet"], interrupt.signal);
  expect({ code, findings }).toEqual({ code: ExitCode.Interrupted, findings: ["bad illegal-transition"] });
  expect(summary).toMatchObject({ histories: 1, illegal: 1 });
  expect(stderr).toBe("sagemaker-transitions: interrupted\n");
});

test.each([
  ["no account", ["watch"], /aws/],
  ["no time", ["watch", "aws", "--interval", "0"], /Expected a whole number from 1 to 86400/],
  ["an interval longer than a day", ["watch", "aws", "--interval", "86401"], /86400/],
  ["another format", ["watch", "aws", "--format", "html"], /Allowed choices are text, ndjson/],
])("%s is wrong usage", async (_, args, message) => {
  expect(await runCommand(args)).toMatchObject({ code: ExitCode.Usage, stderr: expect.stringMatching(message) });
});
