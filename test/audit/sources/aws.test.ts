import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { JobProgress } from "../../../src/audit/sources/aws/job-progress.ts";
import { withoutWarnings } from "../../../src/audit/sources/aws/without-warnings.ts";
import { accountForTests, auditAccount } from "../../support/audit-account.ts";
import { runCommand } from "../../support/run-command.ts";
import { accountJobs, type Call } from "../../support/stub-account.ts";

const open = accountForTests();
const folder = mkdtempSync(join(tmpdir(), "aws-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an account", () => {
  test("is listed and described, and audited as files are", async () => {
    const account = await open(() => accountJobs(12));
    const { code, histories, summary, stderr } = await auditAccount(account, ["--repair"]);
    expect({ code, stderr }).toEqual({ code: ExitCode.Findings, stderr: "" });
    expect(summary).toMatchObject({ histories: 12, legal: 11, illegal: 1, findings: { "illegal-transition": 1 } });
    expect(histories[9]).toMatchObject({
      job: "job-9",
      source: { file: "aws:us-east-1", line: 10, format: "sdk" },
      findings: [{ rule: "illegal-transition" }],
      repair: { cost: 2 },
    });
    expect(account.calls).toHaveLength(13);
  });

  test("without jobs is not green", async () => {
    const { code, stderr } = await auditAccount(await open(() => []));
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toMatch(/nothing was audited/);
  });

  test("has regions, one after the other, and no job of one is taken for one of another", async () => {
    const account = await open((region) => accountJobs(3, region));
    const regions = ["--region", "eu-west-1", "--region", "us-west-2", "--region", "eu-west-1"];
    const { histories, code } = await auditAccount(account, regions);
    expect(code).toBe(ExitCode.Clean);
    expect(histories.map(({ job, source: { file } }) => `${file} ${job}`)).toEqual([
      "aws:eu-west-1 job-0",
      "aws:eu-west-1 job-1",
      "aws:eu-west-1 job-2",
      "aws:us-west-2 job-0",
      "aws:us-west-2 job-1",
      "aws:us-west-2 job-2",
    ]);
  });

  test("is found by a profile, which has a region and credentials", async () => {
    const config = join(folder, "config");
    const lines = [
      "[profile team]",
      "region = eu-north-1",
      "aws_access_key_id = TEAM",
      "aws_secret_access_key = secret",
    ];
    writeFileSync(config, lines.join("\n"));
    vi.stubEnv("AWS_CONFIG_FILE", config);
    vi.stubEnv("AWS_REGION", undefined);
    const account = await open(() => accountJobs(1));
    const { histories } = await auditAccount(account, ["--profile", "team"]);
    expect(histories[0]!.source.file).toBe("aws:eu-north-1");
    expect(account.calls[0]!.headers.authorization).toMatch(/Credential=TEAM\/\d+\/eu-north-1\/sagemaker/);
  });

  test("has the region of AWS_DEFAULT_REGION, unless AWS_REGION names another", async () => {
    const account = await open(() => accountJobs(1));
    const regionOf = async () => (await auditAccount(account)).histories[0]!.source.file;
    vi.stubEnv("AWS_DEFAULT_REGION", "ap-south-1");
    expect(await regionOf()).toBe("aws:us-east-1");
    vi.stubEnv("AWS_REGION", undefined);
    expect(await regionOf()).toBe("aws:ap-south-1");
  });

  test("has warnings of the SDK only without --quiet", async () => {
    const account = await open(() => accountJobs(1));
    const warnings: string[] = [];
    // What the SDK does with its clients on an old Node.
    const options = () => {
      process.emitWarning("an old Node");
      return { region: "us-east-1" };
    };
    vi.spyOn(process, "emitWarning").mockImplementation((warning) => void warnings.push(`${warning}`));
    withoutWarnings(false, options);
    expect(warnings.length).toBe(1);
    expect(withoutWarnings(true, options)).toEqual({ region: "us-east-1" });
    await auditAccount(account, ["--quiet"]);
    // Node itself may warn of other things meanwhile.
    expect(warnings.slice(1).filter((warning) => /AWS SDK|old Node/.test(warning))).toEqual([]);
    process.emitWarning("afterwards");
    expect(warnings.at(-1)).toBe("afterwards");
  });

  test("one region that fails leaves the others alone", async () => {
    const account = await open(
      (region) => accountJobs(3, region),
      ({ region }) => (region === "eu-west-1" ? { type: "AccessDeniedException", message: "no" } : undefined),
    );
    const { jobs, code, stderr } = await auditAccount(account, ["--region", "eu-west-1", "--region", "us-west-2"]);
    expect({ jobs: jobs.length, code }).toEqual({ jobs: 3, code: ExitCode.NothingAudited });
    expect(stderr).toMatch(/^sagemaker-transitions: aws:eu-west-1: ListTrainingJobs: AccessDenied.*\n$/);
  });

  test("is asked what the options say", async () => {
    const account = await open(() => accountJobs(3));
    await auditAccount(account, [
      ...["--name-contains", "churn", "--status", "Failed", "--created-after", "2025-05-16"],
      ...["--created-before", "2025-05-17T11:00-07:00", "--last-modified-after", "2025-05-16 18:10:50.5"],
    ]);
    expect(account.calls[0]!.input).toEqual({
      NameContains: "churn",
      StatusEquals: "Failed",
      CreationTimeAfter: Date.UTC(2025, 4, 16) / 1000,
      CreationTimeBefore: Date.UTC(2025, 4, 17, 18) / 1000,
      LastModifiedTimeAfter: Date.UTC(2025, 4, 16, 18, 10, 50, 500) / 1000,
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: 100,
    });
  });

  test("--max takes the latest, and lists no more", async () => {
    const account = await open(() => accountJobs(500));
    const { jobs } = await auditAccount(account, ["--max", "7"]);
    expect(jobs).toEqual(accountJobs(7).map(({ TrainingJobName }) => TrainingJobName));
    expect(account.calls).toHaveLength(8);
    const two = await open((region) => accountJobs(150, region));
    await auditAccount(two, ["--max", "100", "--region", "eu-west-1", "--region", "us-west-2"]);
    expect(two.calls).toHaveLength(101);
  });

  test("is described as many jobs at once as --concurrency says, and reported in order", async () => {
    const account = await open(() => accountJobs(40));
    const { jobs } = await auditAccount(account, ["--concurrency", "3"]);
    expect(account.mostAtOnce).toBeGreaterThan(1);
    expect(account.mostAtOnce).toBeLessThanOrEqual(3);
    expect(jobs).toEqual(accountJobs(40).map(({ TrainingJobName }) => TrainingJobName));
  });

  test("has jobs that the configuration ignores, denied ones among them", async () => {
    const config = join(folder, "config.json");
    writeFileSync(config, '{ "ignore": [{ "jobs": "job-[12]", "reason": "they are not ours" }] }');
    const account = await open(
      () => accountJobs(4),
      ({ input }) => (input.TrainingJobName === "job-2" ? { type: "AccessDeniedException", message: "no" } : undefined),
    );
    const { jobs, code, stderr } = await auditAccount(account, ["--config", config]);
    expect({ jobs, code }).toEqual({ jobs: ["job-0", "job-3"], code: ExitCode.Clean });
    expect(stderr).toBe("sagemaker-transitions: ignored 2 of job-[12]: they are not ours\n");
  });
});

test("a baseline matches a job without permission to describe it, at any position in the listing", async () => {
  const baseline = join(folder, "baseline.json");
  const denied = ({ input }: Call) =>
    input.TrainingJobName === "job-2" ? { type: "AccessDeniedException", message: "no" } : undefined;
  await auditAccount(await open(() => accountJobs(4), denied), ["--update-baseline", baseline]);
  const later = await open(() => accountJobs(4).slice(1), denied);
  expect((await auditAccount(later, ["--baseline", baseline])).code).toBe(ExitCode.Clean);
});

describe("wrong usage", () => {
  test.each([
    ["a day that is none", ["--created-after", "2025-02-30"], /Expected a time: 2025-05-16/],
    ["a status that is none", ["--status", "Done"], /Allowed choices are InProgress, /],
    ["no number", ["--max", "many"], /Expected a whole number from 1 on/],
    ["nothing at once", ["--concurrency", "0"], /Expected a whole number from 1 on/],
    ["no region", ["--region="], /must not be empty/],
    ["no profile", ["--profile="], /must not be empty/],
    ["no name", ["--name-contains", ""], /must not be empty/],
    ["an endpoint that is none", ["--endpoint-url", "localhost:5000"], /Expected a URL: https:/],
    ["no file to keep", ["--save="], /must not be empty/],
    ["standard output to keep", ["--save", "-"], /Name a file/],
    ["standard input to go on with", ["--resume", "-"], /Name a file/],
    ["a folder to keep", ["--save", folder], /it is a folder/],
    ["a folder to go on with", ["--resume", folder], /it is a folder/],
    ["a format", ["--input-format", "wire"], /--input-format is for files/],
  ])("%s", async (_, options, message) => {
    const outcome = await runCommand(["audit", "aws", ...options]);
    expect(outcome).toMatchObject({ code: ExitCode.Usage, stdout: "", stderr: expect.stringMatching(message) });
  });

  test("no region anywhere", async () => {
    vi.stubEnv("AWS_REGION", undefined);
    expect(await runCommand(["audit", "aws"])).toEqual({
      code: ExitCode.Usage,
      stdout: "",
      stderr: "error: Region is missing: pass --region, or set AWS_REGION or AWS_DEFAULT_REGION\n",
    });
  });

  test("without the SDK one line says what to install", () => {
    const resolve = `export const resolve = (name, context, next) => {
      if (!name.startsWith("@aws-sdk/")) return next(name, context);
      throw Object.assign(new Error("not found"), { code: "ERR_MODULE_NOT_FOUND" });
    };`;
    const hook = `import { register } from "node:module"; register(${JSON.stringify(dataUrl(resolve))});`;
    const bin = fileURLToPath(new URL("../../../dist/audit/bin.js", import.meta.url));
    const args = ["--import", dataUrl(hook), bin, "audit", "aws"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({
      status: ExitCode.Usage,
      stdout: "",
      stderr: "error: this command needs a package: npm install @aws-sdk/client-sagemaker\n",
    });
  });
});

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

describe("progress", () => {
  test("has counts, a rate and the time that is left, once all is listed", () => {
    let now = 0;
    const shown: string[] = [];
    const progress = new JobProgress(
      "aws:us-east-1",
      (text) => shown.push(text(0)),
      () => now,
    );
    for (let i = 0; i < 4; i++) progress.expect();
    now = 2;
    progress.advance();
    expect(progress.place).toBe("after 1 of 4 or more jobs");
    progress.expectNoMore();
    progress.advance();
    expect(shown).toEqual([
      "aws:us-east-1 1 of 4 jobs, 0.5 jobs/s, listing more",
      "aws:us-east-1 ████████████░░░░░░░░░░░░ 50% 2 of 4 jobs, 1.0 jobs/s, 2 s left",
    ]);
    expect(progress.place).toBe("after 2 of 4 jobs");
  });

  test.each([
    ["a terminal", [], /aws:us-east-1 .* of 60 jobs/],
    ["a terminal with --quiet", ["--quiet"], /^$/],
  ])("on %s", async (_, options, expected) => {
    // The first second is silent.
    const now = performance.now.bind(performance);
    vi.spyOn(performance, "now").mockImplementation(() => now() * 100);
    const { stderr } = await auditAccount(await open(() => accountJobs(60)), options, { isTTY: true });
    expect(stderr).toMatch(expected);
  });
});
