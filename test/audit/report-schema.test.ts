import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RuleId, rules } from "../../src/index.ts";
import { brokenJob } from "../../src/testing/index.ts";
import { validateFixture } from "../support/findings.ts";
import { hostileJob, hostileTexts } from "../support/hostile.ts";
import { blocksOf } from "../support/pages.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";
import { jsonSchemaFaults } from "../support/validators.ts";

/** A schema that allows the listed properties only: what a report holds is listed. */
function closed(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closed);
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return "type" in parts && "properties" in parts ? { ...parts, additionalProperties: false } : parts;
}

const published = JSON.parse(readFileSync("report.schema.json", "utf8"));
const schema = closed(published) as object;
const reportFaults = jsonSchemaFaults(schema);
const lineFaults = jsonSchemaFaults(schema, "#/$defs/line");
const findingFaults = jsonSchemaFaults(schema, "#/$defs/finding");

const golden = (format: string) => readFileSync(new URL(`./golden/examples.${format}`, import.meta.url), "utf8");

/** What is wrong with both reports of an input. */
async function faultsOf(stdin: string, ...options: string[]): Promise<string[]> {
  const run = async (format: string) =>
    (await runCommand(["audit", "-", "--format", format, ...options], { stdin })).stdout;
  const lines = (await run("ndjson")).trimEnd().split("\n");
  return [...reportFaults(JSON.parse(await run("json"))), ...lines.flatMap((line) => lineFaults(JSON.parse(line)))];
}

describe("describes every property of", () => {
  test("the golden reports", () => {
    expect(reportFaults(JSON.parse(golden("json")))).toEqual([]);
    const lines = golden("ndjson").trimEnd().split("\n");
    expect(lines.flatMap((line) => lineFaults(JSON.parse(line)))).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
  });

  test("the example in docs/reports.md", () => {
    const [example] = blocksOf("../docs/reports.md", "json");
    expect(reportFaults(JSON.parse(example!))).toEqual([]);
  });

  test.each(Object.keys(rules) as RuleId[])("a finding of %s", (id) => {
    const fixture = readFileSync(new URL(`../corpus/err/${id}.json`, import.meta.url), "utf8");
    const findings = validateFixture(JSON.parse(fixture)).findings.filter(({ rule }) => rule === id);
    expect(findings).not.toEqual([]);
    expect(findings.flatMap(findingFaults)).toEqual([]);
    for (const finding of findings) {
      const { data } = finding;
      expect(findingFaults({ ...finding, data: { ...data, unlisted: 1 } })).not.toEqual([]);
      expect(findingFaults({ ...finding, data: {} })).not.toEqual([]);
    }
  });

  test("reports of generated jobs, with repairs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(brokenJob(), { maxLength: 5 }), async (broken) => {
        const stdin = broken.map(({ job }) => `${JSON.stringify(job)}\n`).join("");
        expect(await faultsOf(stdin, "--repair", "--verbose")).toEqual([]);
      }),
      { numRuns: samples(500, 20) },
    );
  });

  test.each([
    ["nothing", ""],
    ["broken JSON", '{ "TrainingJobName": \n'],
    ["the same errors twice", `${JSON.stringify(hostileJob("x"))}\n`.repeat(2)],
    ["hostile text", hostileTexts.map((text) => `${JSON.stringify(hostileJob(text))}\n`).join("")],
    ["several jobs in one record", readFileSync("examples/array.json", "utf8")],
  ])("a report of %s", async (_, stdin) => {
    expect(await faultsOf(stdin)).toEqual([]);
  });
});

test("rejects what is not a report", () => {
  const report = JSON.parse(golden("json"));
  const [history] = report.histories;
  for (const wrong of [
    {},
    { ...report, version: 2 },
    { ...report, summary: {} },
    { ...report, histories: [{ ...history, verdict: "fine" }] },
    { ...report, histories: [{ ...history, source: {} }] },
    { ...report, histories: [{ ...history, findings: [{ rule: "gap" }] }] },
  ]) {
    expect(reportFaults(wrong)).not.toEqual([]);
    expect(lineFaults(wrong)).not.toEqual([]);
  }
});

test("allows properties that a later version may add", () => {
  const report = JSON.parse(golden("json"));
  expect(jsonSchemaFaults(published)({ ...report, duration: 1 })).toEqual([]);
});
