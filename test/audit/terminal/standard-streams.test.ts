import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../../src/audit/cli.ts";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "../../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "streams-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMMANDS: readonly (readonly string[])[] = [
  ["--help"],
  ["--version"],
  ["audit", "examples"],
  ["audit", "examples", "--format", "json"],
  ["phases", "examples"],
  ["convert", "examples"],
  ["rules"],
  ["explain", "gap"],
  ["diagram"],
  ["sql", "--dialect", "duckdb", "--table", "jobs"],
];

const NAMED = COMMANDS.map((args) => [args.join(" "), args] as const);

/** Runs the command with a standard output on which every write fails, at once or later. */
async function runOn(args: readonly string[], code: string, delay: (fail: () => void) => void) {
  const error = Object.assign(new Error(`${code}: write`), { code, syscall: "write" });
  const stdout = new Writable({ write: (_chunk, _encoding, done) => delay(() => done(error)) });
  let text = "";
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const stdin = (async function* () {})();
  return { code: await run(args, { stdin, stdout, stderr, env: {} }), stderr: text };
}

describe.each([
  ["at once", (fail: () => void) => fail()],
  ["later", (fail: () => void) => void setTimeout(fail, 5)],
])("a write that fails %s", (_, delay) => {
  test.each(NAMED)("on a full disk is one line and exit code 2: %s", async (_, args) => {
    const { code, stderr } = await runOn(args, "ENOSPC", delay);
    expect({ code, stderr }).toEqual({
      code: ExitCode.Usage,
      stderr: expect.stringMatching(/^error: cannot write .*standard output: ENOSPC: write\n$/),
    });
  });

  test.each(NAMED)("because the reader has gone is not an error: %s", async (_, args) => {
    const { stderr } = await runOn(args, "EPIPE", delay);
    expect(stderr).toBe("");
  });
});

describe("names of files on standard error", () => {
  const name = "\u001b[2J::error::x";
  const missing = join(folder, name, "missing.json");
  const broken = join(folder, `${name}.json`.replaceAll("/", "_"));
  writeFileSync(broken, '{"TrainingJobName": "a", ');

  test.each([["audit"], ["phases"], ["convert"]])("are escaped by %s", async (command) => {
    for (const file of [missing, broken]) {
      const { stderr, stdout } = await runCommand([command, file]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for them
      expect(`${stdout}${stderr}`).not.toMatch(/\u001b/);
      expect(stderr).toMatch(/^sagemaker-transitions: /);
    }
  });

  test.each([
    [["audit", "x", "--config", missing]],
    [["audit", "x", `--\u001b[2J`]],
    [["audit", "x", "--save\n::error::x"]],
  ])("are escaped in errors: %j", async (args) => {
    const { stderr, code } = await runCommand(args);
    expect(code).toBe(ExitCode.Usage);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for them
    expect(stderr).not.toMatch(/\u001b|^\s*::/m);
  });
});
