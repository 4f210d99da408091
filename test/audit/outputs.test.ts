import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/exit-code.ts";
import { runCommand } from "../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "outputs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

describe("several reports at once", () => {
  test("each is what it is alone, and one may go to standard output", async () => {
    const alone = async (format: string) => (await runCommand(["audit", "examples", "--format", format])).stdout;
    const { stdout, code } = await runCommand([
      ...["audit", "examples", "--format", "text"],
      ...["--format", `json=${at("a=b.json")}`, "--format", `ndjson=${at("out.ndjson")}`],
    ]);
    expect(code).toBe(ExitCode.Findings);
    expect(stdout).toBe(await alone("text"));
    expect(readFileSync(at("a=b.json"), "utf8")).toBe(await alone("json"));
    expect(readFileSync(at("out.ndjson"), "utf8")).toBe(await alone("ndjson"));
  });

  test("a report in a file leaves standard output alone, and has no colours", async () => {
    const { stdout } = await runCommand(["audit", "examples", "--format", `text=${at("out.txt")}`], { isTTY: true });
    expect(stdout).toBe("");
    expect(readFileSync(at("out.txt"), "utf8")).toMatch(/^✗ illegal/m);
  });

  test.each([
    ["two on standard output", ["--format", "text", "--format", "json"], /two reports go to standard output/],
    ["two in one file", ["--format", `text=${at("x")}`, "--format", `json=${at("x")}`], /two reports go to .*x; give/],
    ["no file after the sign", ["--format", "json="], /Name a file after it: json=report\.json/],
    [
      "a folder that is not there",
      ["--format", `json=${at("no/x.json")}`],
      /cannot write the report .*x\.json: ENOENT/,
    ],
    ["an unknown form", ["--format", "xml=x.xml"], /Allowed choices are text, json, ndjson/],
  ])("%s is wrong usage", async (_, options, message) => {
    const { code, stderr, stdout } = await runCommand(["audit", "examples", ...options]);
    expect({ code, stdout }).toEqual({ code: ExitCode.Usage, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
