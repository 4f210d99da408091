import { expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { runCommand } from "../support/run-command.ts";

async function refusalOf(line: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(line.split(" "));
  expect({ code, stdout }).toEqual({ code: ExitCode.Usage, stdout: "" });
  return stderr;
}

test.each([
  ["audit - --format cvs", "csv"],
  ["audit - --format jsonn=report.json", "json"],
  ["audit - --form json", "--format"],
  ["audit - --fail-on warn", "warning"],
  ["audit - --color alway", "always"],
  ["audit - --evidence infered", "inferred"],
  ["audit - --input-format bot3", '"boto3"'],
  ["audit - --rule overlpa=off", '"overlap"'],
  ["audit aws --status Complete", "Completed"],
  ["watch aws --format njdson", "ndjson"],
  ["convert - --format xse", "xes"],
  ["phases - --format tetx", "text"],
  ["rules --format mardkown", "markdown"],
  ["sql --dialect duck", "duckdb"],
  ["generate --format wrie", "wire"],
  ["generate --broken overlpa", '"overlap"'],
  ["explain overlpa", '"overlap"'],
  ["audti examples", "audit"],
])("%s suggests %s", async (line, word) => {
  expect(await refusalOf(line)).toMatch(new RegExp(`did you mean ${word}\\?`, "i"));
});

test.each([
  "audit - --format xml",
  "audit - --fail-on strict",
  "audit - --input-format toml",
  "audit - --zzz",
  "rules --format html",
  "sql --dialect mysql",
  "frobnicate examples",
])("%s suggests nothing", async (line) => {
  expect(await refusalOf(line)).not.toMatch(/did you mean/i);
});
