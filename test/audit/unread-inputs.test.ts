import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { type Format, reporters } from "../../src/audit/reporters/index.ts";
import { life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "unread-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clean = life("Completed", "Starting Downloading Training Uploading Completed");
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content, "latin1");
  return join(folder, name);
}
const cleanFile = file("clean.json", JSON.stringify(clean));
const event = { "detail-type": "SageMaker Training Job State Change", source: "aws.sagemaker", detail: clean };
symlinkSync("nowhere", join(folder, "gone.parquet"));
mkdirSync(join(folder, "bare"));

const WITHOUT_HISTORY = [
  ["a text", file("notes.txt", "buy milk\n")],
  ["a JSON file", file("other.json", '{"name":"web","version":"1.0.0"}')],
  ["an empty array", file("list.json", "[]")],
  ["an empty file", file("empty.ndjson", "")],
  ["a notebook", file("plots.ipynb", '{"nbformat":4,"cells":[]}')],
  ["a job that is cut off", file("cut.json", '{ "TrainingJobName": ')],
] as const;

const UNOPENED = [
  ["a missing file", join(folder, "missing.json"), "no such file or folder"],
  ["a glob without files", join(folder, "*.nothing"), "no file matches"],
  ["a folder without files", join(folder, "bare"), "no file to read in this folder"],
  ["a link to nothing", join(folder, "gone.parquet"), "no such file or folder"],
  ["a table without a history", file("prices.csv", "item,price\nmilk,1\n"), "no history here"],
  ["a table that is not one", file("broken.parquet", "PAR0"), "not readable as Parquet"],
  ["a compressed file that is not one", file("broken.json.gz", "\u001f\u008b nothing"), "gzip"],
] as const;

describe("beside a clean file", () => {
  test.each<readonly string[]>([...WITHOUT_HISTORY, ...UNOPENED])("%s makes the exit code 3", async (_, path = "") => {
    for (const paths of [
      [cleanFile, path],
      [path, cleanFile],
    ]) {
      const { code, stdout } = await runCommand(["audit", ...paths, "--fail-on", "never"]);
      expect([code, stdout]).toEqual([ExitCode.NothingAudited, expect.stringContaining("1 legal")]);
      expect(stdout).toMatch(/1 unreadable/);
    }
  });

  test.each(WITHOUT_HISTORY)("%s no longer counts with the rule off, or in the baseline", async (_, path) => {
    const baseline = join(folder, "baseline.json");
    const audit = async (...options: string[]) => (await runCommand(["audit", cleanFile, path, ...options])).code;
    expect(await audit("--rule", "malformed-job=off")).toBe(ExitCode.Clean);
    expect(await audit("--update-baseline", baseline)).toBe(ExitCode.Clean);
    expect(await audit("--baseline", baseline)).toBe(ExitCode.Clean);
  });
});

test.each([
  ["a history", `${JSON.stringify(clean)}\n{ "TrainingJobName": \n`],
  ["a damaged line and a history after it", `{ "TrainingJobName": \n${JSON.stringify(clean)}\n`],
  ["a damaged line and an event", `${JSON.stringify(event)}\n{ "TrainingJobName": \n`],
])("an input with %s was read: its damaged line is a finding", async (_, content) => {
  const { code } = await runCommand(["audit", file("some.ndjson", content)]);
  expect(code).toBe(ExitCode.Findings);
});

describe.each(UNOPENED)("%s", (_, path, problem) => {
  test.each(Object.keys(reporters) as Format[])("is in the %s report", async (format) => {
    const { stdout } = await runCommand(["audit", cleanFile, path, "--format", format]);
    expect(stdout).toContain(problem);
    expect(stdout).toContain(path.slice(folder.length + 1).replace(/^\*/, ""));
  });

  test("is named on standard error, also with --quiet", async () => {
    const { stderr } = await runCommand(["audit", cleanFile, path, "--quiet"]);
    expect(stderr).toMatch(`${path}: `);
    expect(stderr).toContain(problem);
  });
});
