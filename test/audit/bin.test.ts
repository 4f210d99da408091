import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { life } from "../support/jobs.ts";
import { samples } from "../support/slow.ts";
import { STREAMING } from "../support/streaming.ts";

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
    const child = spawn(process.execPath, [bin, "audit", file]);
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

  test("many histories are reported in bounded memory", { timeout: 120_000 }, () => {
    const file = join(folder, "many.ndjson");
    const broken = `${JSON.stringify(life("Completed", "Starting Downloading Training Completed"))}\n`;
    const histories = samples(200_000, 20_000);
    writeFileSync(file, `${line}${broken}`.repeat(histories / 2));
    const reports = STREAMING.flatMap((format) => ["--format", `${format}=${join(folder, format)}`]);
    const args = ["--max-old-space-size=32", bin, "audit", file, "--quiet", ...reports];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(readFileSync(join(folder, "ndjson"), "utf8")).toContain(
      `{"histories":${histories},"legal":${histories / 2},`,
    );
  });

  test("a single line of 200 MB is a bad record, in bounded memory", { timeout: 60_000 }, () => {
    const file = join(folder, "long.json");
    writeFileSync(file, `{"TrainingJobName":"${"x".repeat(200 * 1024 * 1024)}"}\n${line}`);
    const { status, stdout } = spawnSync(process.execPath, ["--max-old-space-size=256", bin, "audit", file], {
      encoding: "utf8",
    });
    expect(stdout).toMatch(/long.json:1 \(unknown\)\n\s+error\s+the record is longer than one can be/);
    expect(stdout).toMatch(/long.json:2 \(step-functions\)/);
    expect(status).toBe(1);
  });
});
