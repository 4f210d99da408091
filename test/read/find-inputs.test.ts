import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { nameMatcher, pathMatcher } from "../../src/read/inputs/glob.ts";
import { runCommand } from "../support/run-command.ts";

const job = JSON.stringify({
  TrainingJobName: "a",
  SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }],
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "find-inputs-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe("what is not a file", () => {
  test("a pipe, a device behind a link and a link to nowhere in a folder", { timeout: 10_000 }, async () => {
    const root = folder();
    writeFileSync(join(root, "a.json"), job);
    execFileSync("mkfifo", [join(root, "pipe.json")]);
    symlinkSync("/dev/zero", join(root, "zero.json"));
    const { code, stdout, stderr } = await runCommand(["audit", root, "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).summary.histories).toBe(1);
    for (const name of ["pipe.json", "zero.json"]) {
      expect(stderr).toContain(`${join(root, name)}: it is not a file and is skipped`);
    }
    symlinkSync(join(root, "nowhere"), join(root, "b.json"));
    const broken = await runCommand(["audit", root, "--format", "json"]);
    expect(broken.code).toBe(3);
    expect(broken.stderr).toContain(`${join(root, "b.json")}: no such file or folder`);
  });

  test("a pipe that is named is read", { timeout: 10_000 }, async () => {
    const pipe = join(folder(), "pipe");
    execFileSync("mkfifo", [pipe]);
    const auditing = runCommand(["audit", pipe, "--format", "json"]);
    spawn("sh", ["-c", `printf '%s' '${job}' > ${pipe}`], { stdio: "ignore" });
    const { code, stdout } = await auditing;
    expect({ code, histories: JSON.parse(stdout).summary.histories }).toEqual({ code: 0, histories: 1 });
  });
});

describe("globs", () => {
  test.each([
    ["broken*", ["broken", "broken-1"], ["xbroken"]],
    ["*a*b", ["ab", "xaxb", "aab"], ["ba"]],
    ["[!x]b", ["ab"], ["xb"]],
    ["\\*", ["*"], ["a"]],
    ["{a*b,c}*d", ["abd", "axbyd", "cd"], ["ad"]],
    ["a{", ["a{"], ["a"]],
    ["(a|b)", ["(a|b)"], ["a"]],
    ["a.c", ["a.c"], ["abc"]],
  ])("a name and %s", (pattern, fitting, others) => {
    const matches = nameMatcher(pattern);
    expect(fitting.filter((name) => !matches(name))).toEqual([]);
    expect(others.filter((name) => matches(name))).toEqual([]);
  });

  test("many stars take linear time", () => {
    const matches = nameMatcher("*a*a*a*a*a*a*b");
    const from = performance.now();
    expect(matches("a".repeat(100_000))).toBe(false);
    expect(performance.now() - from).toBeLessThan(1000);
  });

  test.each(["[!b].json", "{a,c}.json", "./*.json", "**/*.json"])("files and %s", async (pattern) => {
    const root = folder();
    mkdirSync(join(root, "deep"));
    for (const name of ["a.json", "deep/a.json", "a.other"]) writeFileSync(join(root, name), job);
    const { stdout } = await runCommand(["audit", `${root}/${pattern}`, "--format", "json"]);
    expect(JSON.parse(stdout).summary.histories).toBe(pattern.startsWith("**") ? 2 : 1);
  });

  test("a pattern that is none says so", async () => {
    expect(() => pathMatcher("[z-a]")).toThrow(SyntaxError);
    const { code, stderr } = await runCommand(["audit", `${folder()}/[z-a].json`]);
    expect({ code, isNamed: /\[z-a\]/.test(stderr) }).toEqual({ code: 3, isNamed: true });
  });
});
