import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { nameMatcher, pathMatcher } from "../../src/read/inputs/glob.ts";
import { runCommand } from "../support/run-command.ts";

const job = JSON.stringify({
  TrainingJobName: "a",
  SecondaryStatusTransitions: [{ Status: "Starting", StartTime: 1_747_419_050 }],
});

afterEach(() => {
  vi.restoreAllMocks();
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

describe("--exclude", () => {
  const tree = () => {
    const root = folder();
    for (const file of ["a.json", "b.json", "old/a.json", "old/deep/c.json"]) {
      mkdirSync(join(root, file, ".."), { recursive: true });
      writeFileSync(join(root, file), job);
    }
    return root;
  };
  const histories = async (root: string, ...patterns: string[]) => {
    const options = patterns.flatMap((pattern) => ["--exclude", pattern]);
    const { stdout } = await runCommand(["audit", root, "-f", "json", ...options]);
    const audited: { source: { file: string } }[] = JSON.parse(stdout).histories;
    return audited.map(({ source }) => relative(root, source.file)).sort();
  };

  test.each([
    [["old"], ["a.json", "b.json"]],
    [["old/"], ["a.json", "b.json"]],
    [["old/*.json"], ["a.json", "b.json", "old/deep/c.json"]],
    [["old/**"], ["a.json", "b.json"]],
    [["a.json"], ["b.json", "old/a.json", "old/deep/c.json"]],
    [["./*.json", "old/deep"], ["old/a.json"]],
  ])("%j is relative to the working folder", async (patterns, files) => {
    const root = tree();
    vi.spyOn(process, "cwd").mockReturnValue(root);
    expect(await histories(root, ...patterns)).toEqual(files);
  });

  test("**/ matches in every folder, also outside of the working folder", async () => {
    expect(await histories(tree(), "**/a.json")).toEqual(["b.json", "old/deep/c.json"]);
    expect(await histories(tree(), "**/deep")).toEqual(["a.json", "b.json", "old/a.json"]);
  });

  test("is never green on nothing", async () => {
    const { code, stderr } = await runCommand(["audit", join(tree(), "a.json"), "--exclude", "**/a.json"]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("nothing was audited") });
  });

  test.each(["convert", "phases"])("is an option of %s too", async (command) => {
    const { code } = await runCommand([command, tree(), "--exclude", "**/*.json"]);
    expect(code).toBe(3);
  });

  test.each(["[z-a]", "{a,b}".repeat(40)])("with the pattern %s is a usage error", async (pattern) => {
    const { code, stderr } = await runCommand(["audit", "x", "--exclude", pattern]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("--exclude") });
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
    ["{a,{b,{c,d}e}}f", ["af", "bf", "cef", "def"], ["cf", "ef"]],
    [`${"{a,a}".repeat(50)}b`, [`${"a".repeat(50)}b`], ["b"]],
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

  test.each<[string, string[], string[]]>([
    ["*.json", ["a.json", ".json"], ["a/b.json", "a.js"]],
    ["**/*.json", ["a.json", "a/b/c.json", "/a/b.json"], ["a.json/b"]],
    ["a/**/b/**/c", ["a/b/c", "a/x/b/y/b/c"], ["a/c", "a/b", "a/b/cc"]],
    ["a/**", ["a/b", "a/b/c"], ["b/a"]],
    ["{a,b/c}/*", ["a/x", "b/c/x"], ["b/x"]],
    ["/*/a", ["/x/a"], ["//a", "x/a"]],
    ["runs (1)/*", ["runs (1)/a"], ["runs 1/a"]],
  ])("a path and %s", (pattern, fitting, others) => {
    const matches = pathMatcher(pattern);
    expect(fitting.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });

  test.each([
    ["*a*a*a*a*a*b", "a".repeat(255)],
    ["**/a/**/a/**/a/**/a/**/b", "a/".repeat(2000)],
    ["+(a|aa)b", "a".repeat(255)],
  ])("a path and %s take linear time", (pattern, path) => {
    const from = performance.now();
    expect(pathMatcher(pattern)(path)).toBe(false);
    expect(performance.now() - from).toBeLessThan(1000);
  });

  test.each(["[!b].json", "{a,c}.json", "./*.json", "**/*.json"])("files and %s", async (pattern) => {
    const root = folder();
    mkdirSync(join(root, "deep"));
    for (const name of ["a.json", "deep/a.json", "a.other"]) writeFileSync(join(root, name), job);
    const { stdout } = await runCommand(["audit", `${root}/${pattern}`, "--format", "json"]);
    expect(JSON.parse(stdout).summary.histories).toBe(pattern.startsWith("**") ? 2 : 1);
  });

  test("braces have at most a thousand alternatives", () => {
    expect(nameMatcher("{0,1,2,3,4,5,6,7,8,9}".repeat(3))("123")).toBe(true);
    const many = `{${Array.from({ length: 1000 }, (_, i) => i).join()}}`;
    expect(nameMatcher(many)("999")).toBe(true);
    for (const pattern of ["{a,b}".repeat(40), `${many}${many}`]) {
      expect(() => nameMatcher(pattern)).toThrow("its braces have more than 1000 alternatives");
      expect(() => pathMatcher(pattern)).toThrow(SyntaxError);
    }
  });

  test("an invalid pattern is reported", async () => {
    expect(() => pathMatcher("[z-a]")).toThrow(SyntaxError);
    const { code, stderr } = await runCommand(["audit", `${folder()}/[z-a].json`]);
    expect({ code, isNamed: /\[z-a\]/.test(stderr) }).toEqual({ code: 3, isNamed: true });
  });
});
