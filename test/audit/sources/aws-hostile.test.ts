import { Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { accountForTests, auditAccount } from "../../support/audit-account.ts";
import { quickenClock } from "../../support/quick-clock.ts";
import { samples } from "../../support/slow.ts";
import { accountJobs, type Call, NOT_FOUND, STALLED, THROTTLED, type Trouble } from "../../support/stub-account.ts";

/*
 * An account that does all that a service, a network and a permission can do to those who read it.
 */
const open = accountForTests();
const JOBS = 40;
const names = accountJobs(JOBS).map(({ TrainingJobName }) => TrainingJobName);
const isDescribing = ({ action }: Call) => action === "DescribeTrainingJob";

describe("trouble that passes loses no job", () => {
  const FAULT: Trouble = { status: 500, type: "InternalFailure", message: "We encountered an internal error." };
  const begin = () => {
    const from = Date.now();
    return () => (Date.now() - from) / 1000;
  };

  test.each<[string, () => (call: Call) => Trouble | undefined]>([
    ["each call throttled once", () => (call) => (call.attempt === 1 ? THROTTLED : undefined)],
    [
      "five minutes of throttling, more than the budget of the SDK's retries",
      () => {
        const seconds = begin();
        return (call) => (call.number > 20 && seconds() < 300 ? THROTTLED : undefined);
      },
    ],
    ["each call failing twice", () => (call) => (call.attempt <= 2 ? FAULT : undefined)],
    [
      "half a minute without service",
      () => {
        const seconds = begin();
        return (call) => (call.number > 20 && seconds() < 30 ? { status: 503, body: "" } : undefined);
      },
    ],
    [
      "each connection cut in mid-body",
      () => (call) => (call.attempt === 1 ? { status: 200, body: "{".padEnd(900), cutAfter: 400 } : undefined),
    ],
    [
      "each body cut in the middle",
      () => (call) => (call.attempt === 1 ? { status: 200, body: '{ "TrainingJob' } : undefined),
    ],
  ])("%s", async (_, trouble) => {
    quickenClock(500);
    const account = await open(() => accountJobs(JOBS), trouble());
    const { code, jobs, stderr } = await auditAccount(account);
    expect({ code, stderr }).toEqual({ code: ExitCode.Findings, stderr: "" });
    expect(jobs).toEqual(names);
  });

  test("each body stalling once", async () => {
    quickenClock(500);
    const wait = Socket.prototype.setTimeout;
    vi.spyOn(Socket.prototype, "setTimeout").mockImplementation(function (this: Socket, milliseconds, ...rest) {
      return wait.call(this, milliseconds / 500, ...rest);
    });
    const account = await open(
      () => accountJobs(JOBS),
      ({ attempt }) => (attempt === 1 ? STALLED : undefined),
    );
    const { code, jobs, stderr } = await auditAccount(account);
    expect({ code, stderr, jobs }).toEqual({ code: ExitCode.Findings, stderr: "", jobs: names });
  });

  test("each body dripping, byte by byte, once", async () => {
    quickenClock(500);
    const wait = globalThis.setTimeout;
    vi.stubGlobal("setTimeout", (work: () => void, milliseconds?: number, ...rest: unknown[]) =>
      wait(work, milliseconds === 120_000 ? 100 : milliseconds, ...(rest as [])),
    );
    const account = await open(
      () => accountJobs(3),
      ({ attempt }) => (attempt === 1 ? { status: 200, body: "{".padEnd(90_000), drip: true } : undefined),
    );
    const { code, jobs, stderr } = await auditAccount(account);
    expect({ code, stderr, jobs }).toEqual({ code: ExitCode.Clean, stderr: "", jobs: names.slice(0, 3) });
  });

  test("a limit on the rate is found, and not run against", async () => {
    quickenClock(20);
    const RATE = 5;
    let tokens = RATE;
    let last = Date.now();
    const account = await open(
      () => accountJobs(100),
      () => {
        tokens = Math.min(RATE, tokens + ((Date.now() - last) / 1000) * RATE);
        last = Date.now();
        return tokens >= 1 ? void tokens-- : THROTTLED;
      },
    );
    const { jobs, stderr } = await auditAccount(account, ["--concurrency", "32"]);
    expect({ jobs: jobs.length, stderr }).toEqual({ jobs: 100, stderr: "" });
    // Some 40, where retries that are each on their own have nearly 200.
    expect(account.calls.length - 101).toBeLessThan(100);
  });

  test("thousands of jobs", async () => {
    const length = samples(5000, 300);
    const all = accountJobs(length);
    const account = await open(() => all);
    const { summary, jobs } = await auditAccount(account);
    expect(summary).toMatchObject({ histories: length, illegal: length / 10 });
    expect(new Set(jobs)).toEqual(new Set(all.map(({ TrainingJobName }) => TrainingJobName)));
    expect(account.calls).toHaveLength(length * 1.01);
  });
});

describe("trouble with one job leaves the others alone", () => {
  /** Trouble with one job alone. */
  const with7 = (trouble: Trouble) => (call: Call) => (call.input.TrainingJobName === "job-7" ? trouble : undefined);
  const others = names.filter((name) => name !== "job-7");

  test("deleted after the listing: counted", async () => {
    const account = await open(() => accountJobs(JOBS), with7(NOT_FOUND));
    const { code, jobs, stderr } = await auditAccount(account);
    expect({ code, stderr }).toEqual({
      code: ExitCode.Findings,
      stderr: "sagemaker-transitions: aws:us-east-1: 1 job was deleted between listing and describing\n",
    });
    expect(jobs).toEqual(others);
  });

  test("denied: a finding of its own", async () => {
    const denied = { type: "AccessDeniedException", message: "User: arn:aws:iam::1:user/a is not authorized to …" };
    const account = await open(() => accountJobs(9), with7(denied));
    const { code, histories, summary, stderr } = await auditAccount(account);
    expect({ code, stderr }).toEqual({ code: ExitCode.Findings, stderr: "" });
    expect(summary).toMatchObject({ histories: 8, unreadable: 1, findings: { "malformed-job": 1 } });
    expect(histories[7]).toMatchObject({
      job: "job-7",
      verdict: "unreadable",
      source: { file: "aws:us-east-1", line: 8 },
      findings: [
        {
          data: { expected: "permission to call sagemaker:DescribeTrainingJob", found: "AccessDeniedException" },
          message: expect.stringMatching(/^DescribeTrainingJob: AccessDeniedException: User: .*allow sagemaker:Desc/),
        },
      ],
    });
  });

  test.each<[string, Trouble]>([
    ["failing each time", { status: 500, type: "InternalFailure", message: "no" }],
    ["answered with something else", { type: "ValidationException", message: "no" }],
  ])("%s: told, and never green", async (_, trouble) => {
    quickenClock(500);
    const account = await open(() => accountJobs(JOBS), with7(trouble));
    const { code, jobs, stderr } = await auditAccount(account);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toMatch(/^sagemaker-transitions: aws:us-east-1 job-7: DescribeTrainingJob: \w+: no.*\n$/);
    expect(jobs).toEqual(others);
  });

  test("a job that always fails, with no other call in flight, is reported, and the others are read", async () => {
    quickenClock(500);
    const isBad = ({ input }: Call) => /^job-[45]$/.test(`${input.TrainingJobName}`);
    for (const concurrency of [1, 2]) {
      const account = await open(
        () => accountJobs(9),
        (call) =>
          isBad(call) && (concurrency > 1 || call.input.TrainingJobName === "job-4") ? { status: 500 } : undefined,
      );
      const { jobs, code } = await auditAccount(account, ["--concurrency", `${concurrency}`]);
      expect(code).toBe(ExitCode.NothingAudited);
      expect(jobs).toEqual(
        names.slice(0, 9).filter((name) => name !== "job-4" && (concurrency < 2 || name !== "job-5")),
      );
    }
  });

  test("a description without anything in it is a malformed job", async () => {
    const account = await open(() => accountJobs(9), with7({ status: 200, body: "{}" }));
    const { histories } = await auditAccount(account);
    expect(histories[7]).toMatchObject({ job: "job-7", findings: [{ rule: "malformed-job" }] });
  });
});

describe("listings that are broken", () => {
  const summary = (TrainingJobName: string) => ({ TrainingJobName });
  const pages = (...bodies: object[]) => {
    const at = (token: unknown) => bodies[token === undefined ? 0 : Number(token)]!;
    return ({ action, input }: Call) =>
      action === "ListTrainingJobs" ? { status: 200, body: JSON.stringify(at(input.NextToken)) } : undefined;
  };

  test.each<[string, object[], string, string[]]>([
    [
      "a page without jobs",
      [{ NextToken: "1" }, { TrainingJobSummaries: [summary("job-1")] }],
      "page 1 of ListTrainingJobs has no TrainingJobSummaries",
      ["job-1"],
    ],
    [
      "jobs without a name",
      [{ TrainingJobSummaries: [summary("job-1"), {}, null, summary("job-2")] }],
      "page 1 of ListTrainingJobs: TrainingJobSummaries[1] has no TrainingJobName",
      ["job-1", "job-2"],
    ],
    [
      "a token that comes again",
      [
        { NextToken: "1", TrainingJobSummaries: [summary("job-1")] },
        { NextToken: "2", TrainingJobSummaries: [summary("job-2")] },
        { NextToken: "1", TrainingJobSummaries: [summary("job-3")] },
      ],
      "page 3 of ListTrainingJobs has the NextToken of page 1: the listing would never end; the jobs listed so far are audited",
      ["job-1", "job-2", "job-3"],
    ],
  ])("%s", async (_, bodies, problem, expected) => {
    const account = await open(() => accountJobs(9), pages(...bodies));
    const { code, jobs, stderr } = await auditAccount(account);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toContain(`sagemaker-transitions: aws:us-east-1: ${problem}\n`);
    expect(jobs).toEqual(expected);
  });

  test("pages that are empty and never end: the listing stops and is not green", async () => {
    let token = 0;
    const account = await open(
      () => accountJobs(9),
      ({ action }) =>
        action === "ListTrainingJobs"
          ? { status: 200, body: JSON.stringify({ TrainingJobSummaries: [], NextToken: `${token++}` }) }
          : undefined,
    );
    const { code, stderr } = await auditAccount(account);
    expect({ code, pages: account.calls.length }).toEqual({ code: ExitCode.NothingAudited, pages: 1000 });
    expect(stderr).toMatch(/1000 pages of ListTrainingJobs in a row are empty/);
  });

  test("a page that is larger than any page can be is given up", async () => {
    const body = JSON.stringify({ TrainingJobSummaries: [], padding: "x".repeat(65 * 1024 * 1024) });
    const account = await open(
      () => accountJobs(9),
      ({ action }) => (action === "ListTrainingJobs" ? { status: 200, body } : undefined),
    );
    const { code, stderr } = await auditAccount(account);
    expect({ code, calls: account.calls.length }).toEqual({ code: ExitCode.NothingAudited, calls: 1 });
    expect(stderr).toMatch(/ListTrainingJobs: the response is larger than 64 MiB/);
  });

  test("a job on two pages is audited once", async () => {
    const twice = [summary("job-1"), summary("job-2")];
    const account = await open(
      () => accountJobs(9),
      pages({ NextToken: "1", TrainingJobSummaries: twice }, { TrainingJobSummaries: twice }),
    );
    expect((await auditAccount(account)).jobs).toEqual(["job-1", "job-2"]);
  });

  test("a listing that is denied says which action to allow", async () => {
    const denied = { type: "AccessDeniedException", message: "not authorized" };
    const account = await open(
      () => accountJobs(9),
      (call) => (isDescribing(call) ? undefined : denied),
    );
    const { code, stderr } = await auditAccount(account);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toContain(
      "aws:us-east-1: ListTrainingJobs: AccessDeniedException: not authorized; allow sagemaker:ListTrainingJobs: docs/aws.md has the policy (page 1)\n",
    );
  });

  test("a page that fails for good leaves what was listed before", async () => {
    quickenClock(500);
    const account = await open(
      () => accountJobs(150),
      ({ input }) => (input.NextToken === "100" ? { status: 500, body: "" } : undefined),
    );
    const { code, jobs, stderr } = await auditAccount(account);
    expect({ code, jobs: jobs.length }).toEqual({ code: ExitCode.NothingAudited, jobs: 100 });
    expect(stderr).toMatch(/ListTrainingJobs: .*gave up after several retries \(page 2\)\n$/);
  });
});

describe("an account that does not answer", () => {
  test("credentials that expire end the audit, and say where", async () => {
    const expired = { type: "ExpiredTokenException", message: "The security token included in the request is expired" };
    const account = await open(
      () => accountJobs(JOBS),
      (call) => (call.number > 30 ? expired : undefined),
    );
    const { code, jobs, stderr } = await auditAccount(account);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(jobs).toEqual(names.slice(0, jobs.length));
    expect(stderr).toMatch(
      /^.*ExpiredToken.*expired; log in, or pass a --profile with credentials; stopped after 29 of 40 jobs\n$/,
    );
  });

  test("no server", async () => {
    quickenClock(100);
    const { code, stderr } = await auditAccount({ url: "http://127.0.0.1:9" });
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toMatch(/aws:us-east-1: ListTrainingJobs: .*ECONNREFUSED/);
  });

  test("a throttling that never ends is given up", async () => {
    quickenClock(2000);
    const account = await open(
      () => accountJobs(JOBS),
      (call) => (call.number > 20 ? THROTTLED : undefined),
    );
    const { code, stderr } = await auditAccount(account);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toMatch(/ThrottlingException: Rate exceeded; gave up after several retries; stopped after 19 of 40/);
    // Eight at once, in the ten minutes that it took.
    expect(account.calls.length).toBeLessThan(600);
  });
});

describe("a clock that is wrong", () => {
  const HOUR = 3_600_000;
  const skewed: Trouble = {
    status: 403,
    type: "InvalidSignatureException",
    message: "Signature expired: 1 is now earlier than 2",
  };
  /** What a service says whose clock is an hour ahead. */
  const ahead = ({ headers }: Call): Trouble | undefined => {
    const [, ...parts] = /(....)(..)(..)T(..)(..)(..)Z/.exec(`${headers["x-amz-date"]}`)!.map(Number);
    const [year, month, ...rest] = parts as [number, number, number, number, number, number];
    const isClose = Math.abs(Date.UTC(year, month - 1, ...rest) - (Date.now() + HOUR)) < 300_000;
    return isClose ? undefined : { ...skewed, headers: { date: new Date(Date.now() + HOUR).toUTCString() } };
  };

  test("is corrected by what the service says of its own", async () => {
    const account = await open(() => accountJobs(9), ahead);
    const { code, jobs, stderr } = await auditAccount(account);
    expect({ code, stderr, jobs: jobs.length }).toEqual({ code: ExitCode.Clean, stderr: "", jobs: 9 });
  });

  test("that cannot be corrected says what to do", async () => {
    const account = await open(
      () => accountJobs(9),
      () => skewed,
    );
    quickenClock(100);
    const { code, stderr } = await auditAccount(account);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toMatch(/InvalidSignatureException: .*; set the clock of this machine/);
  });
});
