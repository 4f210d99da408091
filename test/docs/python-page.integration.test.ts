import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { ENVIRONMENT } from "../support/audit-account.ts";
import { type Moto, startMoto } from "../support/moto.ts";
import { blocksOf } from "../support/pages.ts";
import { installed, isMissing } from "../support/programs.ts";
import { runCommand } from "../support/run-command.ts";

/* The Python blocks of docs/python.md and README.md with real Python, the types of boto3, pytest, Hypothesis and moto. */

const bin = fileURLToPath(new URL("../../dist/audit/bin.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "python-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first line of a block names its file: `# poller.py`. */
const blocks = blocksOf("python.md", "python");
const files = new Map(blocks.map((code) => [/^# (\S+\.py)\n/.exec(code)![1]!, code]));
files.set("readme.py", `import json\n\nimport boto3\n\n${blocksOf("../README.md", "python")[0]!}`);
const write = (name: string, code: string) => writeFileSync(join(folder, name), code);

/** Runs a program of moto's virtual environment in the folder with the files of the page. */
function run(program: string, args: readonly string[], env: Record<string, string> = {}) {
  const options = { cwd: folder, encoding: "utf8" as const, env: { ...process.env, ...ENVIRONMENT, ...env } };
  return new Promise<{ code: number | string; stdout: string }>((resolve) => {
    execFile(installed(`moto/bin/${program}`)!, args, options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout: stdout + stderr }),
    );
  });
}

const pytest = (...args: string[]) => run("pytest", ["-q", "-p", "no:cacheprovider", ...args]);

describe.skipIf(isMissing(installed("moto/bin/mypy"), ".ci/engines installs moto and mypy"))("docs/python.md", () => {
  let moto: Moto;
  beforeAll(async () => {
    for (const [name, code] of files) write(name, code);
    const commands = join(folder, "node_modules/.bin");
    mkdirSync(commands, { recursive: true });
    // What npm installs on every system but Windows.
    const command = join(commands, "sagemaker-transitions");
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(command, 0o755);
    moto = await startMoto(installed("moto/bin/moto_server")!);
    await moto.createJobs(3);
  });
  afterAll(() => moto.stop());

  test("the types of boto3 agree with every block", async () => {
    const checked = `Success: no issues found in ${files.size} source files\n`;
    expect(await run("mypy", ["--strict", "--cache-dir", "mypy", ...files.keys()])).toEqual({
      code: 0,
      stdout: checked,
    });
  });

  test.each(["describe_all.py", "readme.py"])("%s writes the jobs of an account, which are audited", async (file) => {
    expect(await run("python", [file], { AWS_ENDPOINT_URL: moto.url, AWS_DEFAULT_REGION: "us-east-1" })).toEqual({
      code: 0,
      stdout: "",
    });
    const { code, stdout } = await runCommand(["audit", join(folder, "jobs.ndjson"), "--format", "json"]);
    expect([code, JSON.parse(stdout).summary]).toEqual([ExitCode.Findings, expect.objectContaining({ illegal: 3 })]);
  });

  test("the tests pass", async () => {
    const { code, stdout } = await pytest();
    expect([code, stdout]).toEqual([0, expect.stringMatching(/6 passed, 1 xfailed/)]);
  });

  test("moto's jobs fail as the page quotes", async () => {
    const { stdout } = await pytest("--runxfail", "test_emulator.py");
    const failure = stdout.split("\n").filter((line) => line.startsWith("E  "));
    expect(failure.join("\n")).toContain(blocksOf("python.md", "text")[0]!.trimEnd());
  });

  test.each([
    ["takes Stopping for an end", '"Stopped"', '"Stopped", "Stopping"'],
    ["waits for Completed and Failed only", ', "Stopped"', ""],
  ])("a poller that %s fails the test", async (_, words, others) => {
    const poller = files.get("poller.py")!;
    expect(poller).toContain(words);
    write("poller.py", poller.replace(words, others));
    const { stdout } = await pytest("test_poller.py");
    write("poller.py", poller);
    expect(stdout).toContain("FAILED test_poller.py::test_returns_how_the_job_ended");
  });
});
