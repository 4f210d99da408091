import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { formatsOfBrokenJobs, generatedFormats } from "../../src/audit/generate/generated-formats.ts";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { rules } from "../../src/index.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "generate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const generate = async (...options: string[]) => {
  const { code, stdout, stderr } = await runCommand(["generate", "--seed", "7", ...options]);
  expect({ code, stderr }).toEqual({ code: ExitCode.Clean, stderr: "" });
  return stdout;
};

interface Audited {
  readonly findings: readonly [{ readonly rule: string; readonly severity: string; readonly path: unknown }];
}

const jobsOf = (ndjson: string) =>
  ndjson
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

async function audit(text: string, ...options: string[]) {
  const { stdout, ...outcome } = await runCommand(["audit", "-", "--format", "json", ...options], { stdin: text });
  return { ...outcome, ...JSON.parse(stdout) };
}

describe("generate", () => {
  test("prints whole jobs in wire form, one per line, each with its own name", async () => {
    const jobs = jobsOf(await generate("--count", "200"));
    expect(new Set(jobs.map(({ TrainingJobName }) => TrainingJobName)).size).toBe(200);
    for (const { TrainingJobName, TrainingJobArn, CreationTime, ...job } of jobs) {
      expect(TrainingJobArn).toMatch(new RegExp(`:training-job/${TrainingJobName}$`));
      expect(job.SecondaryStatusTransitions[0].StartTime).toBe(CreationTime);
    }
  });

  test("gives the same bytes for the same seed, and more jobs begin with the fewer", async () => {
    const hundred = await generate("--count", "100");
    expect(await generate("--count", "100")).toBe(hundred);
    expect(hundred.startsWith(await generate("--count", "3"))).toBe(true);
    expect((await runCommand(["generate", "--seed", "8", "--count", "3"])).stdout).not.toBe(
      await generate("--count", "3"),
    );
  });

  test("says which seed it took, unless --quiet is given", async () => {
    const { stdout, stderr } = await runCommand(["generate", "--count", "2"]);
    const [, seed] = /^sagemaker-transitions: --seed (\d+) generates the same jobs again\n$/.exec(stderr) ?? [];
    expect((await runCommand(["generate", "--count", "2", "--seed", seed!])).stdout).toBe(stdout);
    expect(await runCommand(["generate", "--quiet"])).toMatchObject({ code: ExitCode.Clean, stderr: "" });
  });

  test("writes to a file with -o", async () => {
    const file = join(folder, "jobs.ndjson");
    expect(await generate("-o", file)).toBe("");
    expect(readFileSync(file, "utf8")).toBe(await generate());
  });

  test.each(generatedFormats.filter((format) => !["csv", "xes"].includes(format)))(
    "audit finds nothing in legal jobs as %s",
    async (format) => {
      const { code, stderr, summary } = await audit(await generate("--count", "25", "--format", format));
      expect({ code, stderr, findings: summary.findings }).toEqual({ code: ExitCode.Clean, stderr: "", findings: {} });
      if (format !== "polls") expect(summary).toMatchObject({ histories: 25 });
    },
  );

  test.each(["csv", "xes"])("writes %s as convert does", async (format) => {
    const converted = await runCommand(["convert", "-", "--format", format], { stdin: await generate() });
    expect(await generate("--format", format)).toBe(converted.stdout);
  });
});

describe("generate --broken", () => {
  test.each(formatsOfBrokenJobs)("each job as %s has the finding that it expects, and no other", async (format) => {
    const text = await generate("--count", "45", "--broken", "--format", format);
    const { histories } = await audit(text);
    expect(histories).toHaveLength(45);
    for (const { findings } of histories) expect(findings).toHaveLength(1);
    if (format !== "wire") return;
    const expected = jobsOf(text).map((job) => job.expected);
    const found = histories.map(({ findings: [{ rule, severity, path }] }: Audited) => ({ rule, severity, path }));
    expect(found).toEqual(expected);
  });

  /** Rules on several responses, on limits, on the zone of a time and on the tail of a log. */
  const OTHERS = [
    "duplicate-key",
    "history-rewritten",
    "history-shrunk",
    "primary-status-reversed",
    "settings-changed",
    "warm-pool-reversed",
    "stuck",
    "log-begins-midway",
  ];

  test("covers every rule that a single response can break", async () => {
    const covered = async (format: string) =>
      jobsOf(await generate("--count", "100", "--broken", "--format", format)).map(({ expected }) => expected.rule);
    const all = new Set([...(await covered("wire")), ...(await covered("cli"))]);
    expect(
      Object.keys(rules)
        .filter((rule) => !all.has(rule))
        .sort(),
    ).toEqual([...OTHERS].sort());
  });

  test("takes one rule", async () => {
    const text = await generate("--count", "30", "--broken", "overlap");
    expect((await audit(text)).summary).toMatchObject({ histories: 30, findings: { overlap: 30 } });
  });

  test.each([
    [["--broken", "overlapp"], /Unknown rule "overlapp": did you mean "overlap"/],
    [["--broken", "--format", "csv"], /--broken needs a format of whole jobs: wire, cli/],
    [["--broken", "--format", "events"], /--broken needs a format of whole jobs/],
    [["--broken", "history-shrunk"], /cannot break a job for history-shrunk/],
    [["--broken", "stuck"], /cannot break a job for stuck/],
    [["--broken", "unknown-zone"], /no such fault in a single wire response/],
    [["--format", "poll"], /Did you mean polls\?/],
    [["--count", "0"], /Expected a whole number from 1 on/],
    [["--seed", "-1"], /Expected a whole number from 0 to 2147483647/],
    [["--seed", "1.5"], /Expected a whole number/],
    [["more"], /too many arguments/],
  ])("%j is wrong usage", async (options, message) => {
    const { code, stdout, stderr } = await runCommand(["generate", "--seed", "7", ...options]);
    expect({ code, stdout }).toEqual({ code: ExitCode.Usage, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
