import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { life } from "../support/jobs.ts";

/** The command as it is installed: `npm test` has built it. */
const bin = fileURLToPath(new URL("../../dist/audit/bin.js", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bin-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = `${JSON.stringify(life("Completed", "Starting Downloading Training Uploading Completed"))}\n`;

describe("the command as a process", () => {
  test("audits the bundled examples, as npm start does", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "audit", "examples", "--fail-on", "never"], {
      cwd: root,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(readFileSync(join(root, "test/audit/golden/examples.text"), "utf8"));
  });

  test("finds the configuration above the folder that it runs in", () => {
    const name = "sagemaker-transitions.config.json";
    writeFileSync(join(folder, name), '{ "rules": { "gapp": "off" } }');
    mkdirSync(join(folder, "below"));
    const { status, stderr } = spawnSync(process.execPath, [bin, "audit", "."], {
      cwd: join(folder, "below"),
      encoding: "utf8",
    });
    rmSync(join(folder, name));
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/sagemaker-transitions\.config\.json: rules: unknown rule "gapp"/),
    });
  });

  test("a reader that goes away, as head does, is no failure", async () => {
    const file = join(folder, "many.ndjson");
    writeFileSync(file, line.repeat(5000));
    const child = spawn(process.execPath, [bin, "audit", file, "--verbose"]);
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("Ctrl-C ends it with a word and the shell's code", async () => {
    const child = spawn(process.execPath, [bin, "audit", "-", "--format", "ndjson"]);
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const first = new Promise((resolve) => child.stdout.once("data", resolve));
    // More than the beginning that is looked at before anything is said of it; the end never comes.
    child.stdin.write(line.repeat(200));
    await first;
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect(code).toBe(130);
    expect(stderr).toMatch(/^sagemaker-transitions: interrupted after \d+ histor(?:y|ies)\n$/);
  });
});
