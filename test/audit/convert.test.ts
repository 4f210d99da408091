import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { writers } from "../../src/write/formats/index.ts";
import { type WritableFormat, writeText } from "../../src/write/index.ts";
import { normalizeJob } from "../../src/write/normalize-job.ts";
import { ended, running } from "../support/jobs.ts";
import { cutTo } from "../support/precision.ts";
import { runCommand } from "../support/run-command.ts";

const job = { ...ended.completed!, TrainingJobName: "a-job" };
const convert = (stdin: string, ...options: string[]) => runCommand(["convert", "-", ...options], { stdin });

describe("ndjson", () => {
  test.each(Object.keys(writers) as WritableFormat[])("%s becomes the canonical job", async (format) => {
    const { code, stdout, stderr } = await convert(writeText(job, format));
    expect(code).toBe(ExitCode.Clean);
    expect(cutTo(writers[format], JSON.parse(stdout))).toEqual(cutTo(writers[format], normalizeJob(job)));
    expect(stderr).toBe(
      format === "console-log"
        ? "sagemaker-transitions: 1 of 1 histories have no times: they were written without times; to validate them, audit the original\n"
        : "",
    );
  });

  test("is a fixed point, and gives the same audit", async () => {
    const once = (
      await convert(`${JSON.stringify(job)}\n${JSON.stringify({ ...running.training, TrainingJobName: "other" })}\n`)
    ).stdout;
    expect((await convert(once)).stdout).toBe(once);
    const audit = async (stdin: string) =>
      JSON.parse((await runCommand(["audit", "-", "--format", "json"], { stdin })).stdout);
    expect((await audit(once)).summary).toEqual({
      histories: 2,
      legal: 1,
      open: 1,
      illegal: 0,
      unreadable: 0,
      findings: {},
    });
  });
});

describe("csv", () => {
  test("has a row a transition; an open one has no end", async () => {
    const [entry] = running.starting!.SecondaryStatusTransitions;
    const history = [{ ...entry, StatusMessage: 'says "hello, you"\n' }];
    const { stdout } = await convert(
      JSON.stringify({ ...running.starting, SecondaryStatusTransitions: history }),
      "--format",
      "csv",
    );
    expect(stdout).toBe(
      'job,entry,status,start_time,end_time,seconds,status_message\na-job,0,Starting,2025-05-16T18:10:50.603Z,,,"says ""hello, you""\n"\n',
    );
  });

  test("a history without entries has no row and gives a notice", async () => {
    const empty = JSON.stringify({ ...job, TrainingJobName: "empty", SecondaryStatusTransitions: [] });
    const { code, stderr } = await convert(`${empty}\n${JSON.stringify(job)}\n`, "--format", "csv");
    expect({ code, stderr }).toEqual({
      code: ExitCode.Clean,
      stderr: "sagemaker-transitions: 1 of 2 histories have no entries and are left out\n",
    });
  });

  test.each(["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1"])("%j is no formula", async (message) => {
    const history = [{ Status: "Starting", StartTime: 1_747_419_050, StatusMessage: message }];
    const { stdout } = await convert(JSON.stringify({ SecondaryStatusTransitions: history }), "--format", "csv");
    expect(stdout.split("\n").slice(1).join("\n")).toContain(`'${message}`);
  });
});

describe("xes", () => {
  test("has a trace a job, a start and a complete event a visit", async () => {
    const { stdout } = await convert(JSON.stringify(job), "--format", "xes");
    expect(stdout.match(/<trace>/g)).toHaveLength(1);
    expect(stdout.match(/<event>/g)).toHaveLength(2 * job.SecondaryStatusTransitions.length);
    expect(stdout).toMatchSnapshot();
  });

  test("of an order alone there are complete events without times", async () => {
    const { stdout } = await convert(writeText(job, "console-log"), "--format", "xes");
    expect(stdout.match(/value="complete"/g)).toHaveLength(1 + job.SecondaryStatusTransitions.length);
    expect(stdout).not.toMatch(/value="start"|<date/);
  });

  test("lets no markup and no character through that XML has no place for", async () => {
    const name = "\u0000<trace>\ud800&\"'\u0007]]>\uffff";
    const { stdout } = await convert(JSON.stringify({ ...job, TrainingJobName: name }), "--format", "xes");
    expect(stdout).toContain('value="\ufffd&lt;trace&gt;\ufffd&amp;&quot;\'\ufffd]]&gt;\ufffd"');
  });
});

describe("what cannot be converted is reported, and the rest is written", () => {
  test("bad records and missing files", async () => {
    const { code, stdout, stderr } = await convert(`${JSON.stringify(job)}\nnonsense\n`);
    expect({ code, lines: stdout.split("\n").length }).toEqual({ code: ExitCode.NothingAudited, lines: 2 });
    expect(stderr).toBe(
      `sagemaker-transitions: -:2: this is neither JSON nor any other format of a history: it begins "nonsense"; write one record per line, or name the format with --input-format\n`,
    );
    const missing = await runCommand(["convert", "missing.json"]);
    expect(missing.stderr).toBe(
      "sagemaker-transitions: missing.json: no such file or folder\nsagemaker-transitions: no training-job history found in the inputs\n",
    );
  });

  test.each(["ndjson", "csv", "xes"])("a value too deep to be written as %s", async (to) => {
    const deep = `{"SecondaryStatusTransitions":[{"Status":${"[".repeat(1e5)}${"]".repeat(1e5)},"StartTime":1}]}`;
    const { stdout, stderr } = await convert(`${deep}\n${JSON.stringify(job)}\n`, "--format", to);
    expect(stdout).toContain("a-job");
    if (to !== "xes") expect(stderr).toBe("sagemaker-transitions: -:1: nested too deeply to be written\n");
  });

  test("broken entries are written as broken as they are", async () => {
    const history = [null, { Status: 7, StartTime: "soon" }, { Status: "Training", StartTime: 1_747_419_050 }];
    const broken = JSON.stringify({ TrainingJobName: "broken", SecondaryStatusTransitions: history });
    expect((await convert(broken, "--format", "csv")).stdout.split("\n").slice(1)).toEqual([
      "broken,0,,,,,",
      "broken,1,7,soon,,,",
      "broken,2,Training,2025-05-16T18:10:50.000Z,,,",
      "",
    ]);
    expect((await convert(broken, "--format", "xes")).stdout.match(/<event>/g)).toHaveLength(2);
  });

  test("--help tells the exit codes", async () => {
    expect((await runCommand(["convert", "--help"])).stdout).toMatch(
      /Exit codes:\n {2}0 .*\n {2}2 {4}wrong usage\n {2}3 /,
    );
  });

  test.each([
    [["convert"], /name what to convert/],
    [["convert", "-", "--format", "xml"], /Allowed choices are ndjson, csv, xes/],
  ])("%j is wrong usage", async (args, message) => {
    const { code, stderr } = await runCommand(args);
    expect({ code, isTold: message.test(stderr) }).toEqual({ code: ExitCode.Usage, isTold: true });
  });
});

describe("--output", () => {
  const folder = mkdtempSync(join(tmpdir(), "convert-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const input = join(folder, "job.json");
  beforeEach(() => writeFileSync(input, JSON.stringify(job)));

  test.each(["convert", "phases"])("%s writes to a file what it prints", async (command) => {
    const { stdout } = await runCommand([command, input]);
    const file = join(folder, "output.txt");
    expect(await runCommand([command, input, "-o", file])).toEqual({ code: ExitCode.Clean, stdout: "", stderr: "" });
    expect(readFileSync(file, "utf8")).toBe(stdout);
  });

  test.each([
    ["itself", input],
    ["the folder that it is in", folder],
  ])("does not overwrite an input that is named by %s", async (_, path) => {
    for (const command of ["convert", "phases"]) {
      const { code, stderr } = await runCommand([command, path, "-o", input]);
      expect({ code, stderr }).toEqual({
        code: ExitCode.Usage,
        stderr: `error: ${input} is an input and would be overwritten by the output; name another file\n`,
      });
      expect(readFileSync(input, "utf8")).toBe(JSON.stringify(job));
    }
  });
});
