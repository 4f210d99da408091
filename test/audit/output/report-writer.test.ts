import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../../src/audit/cli.ts";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "../../support/run-command.ts";

const folder = mkdtempSync(join(tmpdir(), "outputs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
writeFileSync(at("b.json"), '{ "version": 1, "findings": [] }');
writeFileSync(at("c.json"), "\uFEFF{}");
symlinkSync(at("b.json"), at("link.json"));

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

  test.each(["-o", "--output"])("%s names the file of the last report", async (option) => {
    const reports = ["audit", "examples", "-f", `json=${at("first.json")}`, "-f", "csv"];
    const { stdout } = await runCommand([...reports, option, at("last.csv")]);
    expect(stdout).toBe("");
    expect(readFileSync(at("last.csv"), "utf8")).toBe((await runCommand(["audit", "examples", "-f", "csv"])).stdout);
    expect(readFileSync(at("first.json"), "utf8")).toMatch(/^\{ "version": 1/);
  });

  test("--output alone is the file of the text report", async () => {
    expect((await runCommand(["audit", "examples", "--output", at("alone.txt")])).stdout).toBe("");
    expect(readFileSync(at("alone.txt"), "utf8")).toBe((await runCommand(["audit", "examples"])).stdout);
  });

  test("standard output that takes no more is told of, as a file is", async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error("no space left on device")) });
    let told = "";
    const stderr = new Writable({
      write(chunk, _encoding, done) {
        told += chunk;
        done();
      },
    });
    const stdin = (async function* () {})();
    const code = await run(["audit", "examples", "examples"], { stdin, stdout: full, stderr, env: {} });
    expect(code).toBe(ExitCode.Usage);
    expect(told).toBe("error: cannot write to standard output: no space left on device\n");
  });

  test("a report in a file leaves standard output alone, and has no colours", async () => {
    const options = ["audit", "examples", "--format", `text=${at("out.txt")}`];
    const { stdout, stderr } = await runCommand(options, { isTTY: true });
    expect(stdout).toBe("");
    expect(stderr).toMatch(/15 histories: 9 legal, 1 open, 5 illegal\n$/);
    for (const quiet of ["-q", "--quiet"]) expect((await runCommand([...options, quiet])).stderr).toBe("");
    expect(readFileSync(at("out.txt"), "utf8")).toMatch(/^✗ illegal/m);
    await runCommand([...options, "--color", "always"]);
    expect(readFileSync(at("out.txt"), "utf8")).toContain("\u001b[31m✗ illegal");
  });

  test.each([
    ["two files for one report", ["-f", `csv=${at("x")}`, "-o", at("y")], /name two files for one report/],
    ["no name of a file", ["-o", ""], /must not be empty/],
    ["an output that is the baseline", ["--baseline", at("b.json"), "-o", at("b.json")], /b\.json is the baseline and/],
    ["two on standard output", ["--format", "text", "--format", "json"], /two reports go to standard output/],
    [
      "a report in the baseline",
      ["--baseline", at("b.json"), "--format", `json=${at("./b.json")}`],
      /b\.json is the baseline and/,
    ],
    [
      "a report in the new baseline",
      ["--update-baseline", at("b.json"), "--format", `json=${at("b.json")}`],
      /new baseline and/,
    ],
    [
      "a report in the configuration",
      ["--config", at("c.json"), "--format", `csv=${at("c.json")}`],
      /is the configuration and/,
    ],
    [
      "a baseline in an input",
      ["examples/broken.json", "--update-baseline", "examples/broken.json"],
      /is to be audited and/,
    ],
    [
      "two in one file by a link",
      ["--format", `csv=${at("b.json")}`, "--format", `json=${at("link.json")}`],
      /is a report and/,
    ],
    ["two in one file", ["--format", `text=${at("x")}`, "--format", `json=${at("x")}`], /x is a report and/],
    ["no file after the sign", ["--format", "json="], /Name a file after it: json=report\.json/],
    [
      "a folder that is not there",
      ["--format", `json=${at("no/x.json")}`],
      /cannot write .*x\.json: there is no folder .*no/,
    ],
    ["an unknown format", ["--format", "xml=x.xml"], /Allowed choices are text, json, ndjson/],
  ])("%s is wrong usage", async (_, options, message) => {
    const { code, stderr, stdout } = await runCommand(["audit", "examples", ...options]);
    expect({ code, stdout }).toEqual({ code: ExitCode.Usage, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
