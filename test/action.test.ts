import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

/* Runs the step of action.yml as GitHub would, with `npx` replaced by the built command. */

const folder = mkdtempSync(join(tmpdir(), "action-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npx = join(folder, "npx");
writeFileSync(npx, `#!/bin/sh\nshift 4\nexec "${process.execPath}" "${resolve("dist/audit/bin.js")}" "$@"\n`);
chmodSync(npx, 0o755);

const [, indented] = /run: \|\n((?: {8}.*\n)+)/.exec(readFileSync("action.yml", "utf8"))!;
const script = indented!.replaceAll(/^ {8}/gm, "");

function runStep(paths: string, failOn: string, args = "") {
  const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const { status, stdout } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    encoding: "utf8",
    env: {
      ...process.env,
      ...files,
      PATH: `${folder}:${process.env.PATH}`,
      RUNNER_TEMP: folder,
      AUDIT_PATHS: paths,
      AUDIT_FAIL_ON: failOn,
      AUDIT_ARGS: args,
      AUDIT_VERSION: "sagemaker-transitions",
    },
  });
  return {
    status,
    stdout,
    output: readFileSync(files.GITHUB_OUTPUT, "utf8"),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
  };
}

test("a finding fails the step, annotates, and fills summary and SARIF", () => {
  const { status, stdout, output, summary } = runStep("examples/broken.json", "error");
  expect(status).toBe(1);
  expect(stdout).toContain("::error ");
  expect(summary).toContain("illegal-transition");
  const sarif = /^sarif=(.+)$/m.exec(output)![1]!;
  expect(JSON.parse(readFileSync(sarif, "utf8")).runs[0].results).toHaveLength(1);
});

test("paths are separated by spaces or lines, globs are expanded by the command, and options are passed on", () => {
  const { status, stdout } = runStep(
    "examples/clean-job.json\nexamples/brok*.json",
    "never",
    "--rule illegal-transition=warning",
  );
  expect(status).toBe(0);
  expect(stdout).toContain("::warning ");
});

test("a clean audit passes", () => expect(runStep("examples/clean-job.json", "warning").status).toBe(0));
