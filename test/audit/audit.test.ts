import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const clean = { ...life("Completed", "Starting Downloading Training Uploading Completed"), TrainingJobName: "clean" };
const open = { ...life("InProgress", "Starting Downloading", { ended: false }), TrainingJobName: "open" };
const observed = life("Completed", "Starting Pending Downloading Training Uploading Completed");
const broken = { ...life("Completed", "Starting Downloading Training Completed"), TrainingJobName: "broken" };
const warned = { ...clean, TrainingJobName: "warned", CreationTime: clean.CreationTime - 5000 };
const ndjson = (...jobs: object[]) => jobs.map((job) => `${JSON.stringify(job)}\n`).join("");

describe("exit codes", () => {
  test.each([
    ["a clean job", [clean], [], ExitCode.Clean],
    ["an open job", [open], [], ExitCode.Clean],
    ["an error", [clean, broken], [], ExitCode.Findings],
    ["an error that does not fail", [broken], ["--fail-on", "never"], ExitCode.Clean],
    ["a warning", [warned], [], ExitCode.Clean],
    ["a warning that fails", [warned], ["--fail-on", "warning"], ExitCode.Findings],
    ["a rule that is off", [broken], ["--rule", "illegal-transition=off"], ExitCode.Clean],
    [
      "a rule made a warning",
      [broken],
      ["--rule", "illegal-transition=warning", "--fail-on", "warning"],
      ExitCode.Findings,
    ],
    ["a step that the evidence allows", [clean], ["--evidence", "documented"], ExitCode.Clean],
    ["a step without the evidence asked for", [observed], ["--evidence", "documented"], ExitCode.Findings],
  ])("%s", async (_, jobs, options, code) => {
    const outcome = await runCommand(["audit", "-", ...options], { stdin: ndjson(...jobs) });
    expect(outcome).toMatchObject({ code, stderr: "" });
  });

  test.each([
    ["nothing named", ["audit"], /name what to audit: files, folders or globs, or - for standard input/],
    ["an unknown option", ["audit", "--fromat", "json", "-"], /unknown option '--fromat'[\s\S]*--format/],
    ["an unknown format", ["audit", "--format", "xml", "-"], /Allowed choices are text, json, ndjson/],
    ["an unknown rule", ["audit", "--rule", "gaps=off", "-"], /unknown rule "gaps": did you mean "gap"/],
    ["an unknown severity", ["audit", "--rule", "gap=fatal", "-"], /Unknown severity "fatal"/],
    ["a rule without a severity", ["audit", "--rule", "gap", "-"], /id=severity: gap=off/],
    [
      "an unknown evidence",
      ["audit", "--evidence", "heard", "-"],
      /Allowed choices are documented, observed, inferred/,
    ],
    ["an unknown command", ["adit"], /unknown command 'adit'[\s\S]*audit/],
    ["an unknown format", ["audit", "--input-format", "wir", "-"], /Unknown format "wir": did you mean "wire"/],
    ["a rule to explain that is none", ["explain", "gasp"], /unknown rule "gasp": did you mean "gap"/],
    [
      "a configuration that is not there",
      ["audit", "--config", "/no/such.json", "-"],
      /error: \/no\/such.json: no such file or folder/,
    ],
  ])("%s is wrong usage, and says what to write", async (_, args, message) => {
    const outcome = await runCommand(args, { stdin: ndjson(clean) });
    expect(outcome.code).toBe(ExitCode.Usage);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stdout + outcome.stderr).not.toMatch(/\n\s+at /);
  });

  test.each(["--help", "--version"])("%s is no mistake", async (option) => {
    expect(await runCommand([option])).toMatchObject({ code: ExitCode.Clean, stderr: "" });
  });
});

describe("never green on nothing", () => {
  mkdirSync(join(folder, "empty"));
  test.each([
    ["a missing file", join(folder, "missing.json"), /missing.json: no such file or folder/],
    ["an empty folder", join(folder, "empty"), /empty: no file to read in this folder \(.json/],
    ["a glob that matches nothing", join(folder, "*.nothing"), /\*.nothing: no file matches/],
    ["an empty file", file("empty.json", ""), /nothing was audited/],
    ["an empty list of jobs", file("list.json", "[]"), /nothing was audited/],
    [
      "a binary file",
      file(
        "binary.json",
        Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
      ),
      /nothing was audited/,
    ],
  ])("%s", async (_, path, message) => {
    const outcome = await runCommand(["audit", path]);
    expect(outcome.code).toBe(ExitCode.NothingAudited);
    expect(outcome.stderr).toMatch(message);
  });

  test("a missing file beside a clean one", async () => {
    const outcome = await runCommand([
      "audit",
      join(folder, "missing.json"),
      file("clean.json", JSON.stringify(clean)),
    ]);
    expect(outcome.code).toBe(ExitCode.NothingAudited);
    expect(outcome.stdout).toContain("1 history: 1 legal");
  });

  test("a folder without permission", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o000);
    // Root may read anything, so it is somebody else for a moment.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const outcome = await runCommand(["audit", closed]);
      expect(outcome.code).toBe(ExitCode.NothingAudited);
      expect(outcome.stderr).toMatch(/closed: no permission to read it/);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(closed, 0o700);
    }
  });
});

describe("inputs", () => {
  test.each([
    ["one job", JSON.stringify(clean), 1],
    ["one job over many lines", JSON.stringify(clean, null, 2), 1],
    ["a bare array", JSON.stringify(clean.SecondaryStatusTransitions), 1],
    ["a list of jobs", JSON.stringify([clean, open]), 2],
    ["a list of bare arrays", JSON.stringify([clean.SecondaryStatusTransitions, open.SecondaryStatusTransitions]), 2],
    ["a line each", ndjson(clean, open), 2],
    ["documents one after the other", `${JSON.stringify(clean, null, 2)}\n${JSON.stringify(open, null, 2)}`, 2],
    ["a byte order mark", `\ufeff${JSON.stringify(clean)}`, 1],
    ["Windows line ends", ndjson(clean, open).replaceAll("\n", "\r\n"), 2],
    [
      "a line separator inside a string",
      ndjson({ ...clean, FailureReason: undefined, RoleArn: "a\u2028b\u2029c" }, open),
      2,
    ],
  ])("%s", async (_, text, histories) => {
    const { stdout, code } = await runCommand(["audit", "-", "--format", "json"], { stdin: text });
    expect(code).toBe(ExitCode.Clean);
    expect(JSON.parse(stdout).summary).toMatchObject({ histories, unreadable: 0 });
  });

  test("a record that is cut off is a finding with its place, and the others are audited", async () => {
    const lines = ndjson(clean, broken, open).split("\n");
    const text = [lines[0], lines[1]!.slice(0, 200), lines[2], "", "garbage", lines[0], ""].join("\n");
    const { stdout, code } = await runCommand(["audit", "-", "--format", "json"], { stdin: text });
    const { histories, summary } = JSON.parse(stdout);
    expect(code).toBe(ExitCode.Findings);
    expect(summary).toMatchObject({ histories: 3, legal: 2, open: 1, unreadable: 2, findings: { "malformed-job": 2 } });
    expect(histories[1]).toMatchObject({
      verdict: "unreadable",
      source: { file: "-", line: 2, byteOffset: lines[0]!.length + 1 },
    });
    expect(histories[3].source.line).toBe(5);
  });

  test("folders and globs, in the order of their names", async () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    file("deep/b.ndjson", ndjson(open));
    file("deep/er/a.json", JSON.stringify(clean));
    file("deep/er/notes.md", "not read");
    const filesOf = async (path: string) => {
      const { stdout } = await runCommand(["audit", path, "--format", "json"]);
      return JSON.parse(stdout).histories.map(({ source }: { source: { file: string } }) =>
        source.file.slice(folder.length + 1),
      );
    };
    expect(await filesOf(join(folder, "deep"))).toEqual(["deep/b.ndjson", "deep/er/a.json"]);
    expect(await filesOf(join(folder, "deep", "**", "*.json"))).toEqual(["deep/er/a.json"]);
    expect(await filesOf(join(folder, "deep", "{b,c}.nd*"))).toEqual(["deep/b.ndjson"]);
  });
});
