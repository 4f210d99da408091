import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { auditRecord } from "../src/audit/pipeline/audit-record.ts";
import { rules } from "../src/index.ts";
import { findingLines, NOW, validateFixture } from "./support/findings.ts";
import { readAll } from "./support/read-all.ts";

const folder = new URL("corpus/", import.meta.url);
const namesIn = (part: string, ending: string) =>
  readdirSync(new URL(part, folder)).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");

describe("a new case is a new file", () => {
  test.each(namesIn("err/", ".json"))("err/%s.json gives what err/%s.out says", (name) => {
    const report = validateFixture(JSON.parse(read(`err/${name}.json`)));
    expect(findingLines(report)).toBe(read(`err/${name}.out`));
    expect(report.findings.map(({ rule }) => rule)).toContain(name);
    // Reports print the path before the message.
    for (const { path, message } of report.findings) {
      const field = path.findLast((key) => typeof key === "string");
      if (field !== undefined) expect(message).not.toMatch(new RegExp(`\\b${field}\\b`));
    }
  });

  test.each(namesIn("ok/", ".json"))("ok/%s.json gives no finding, though the rule ran", (name) => {
    const report = validateFixture(JSON.parse(read(`ok/${name}.json`)));
    expect(findingLines(report)).toBe("");
  });
});

describe("responses of DescribeJob, as they are read", () => {
  test.each(namesIn("describe-job/", ".json"))("%s", async (name) => {
    const [record] = await readAll(read(`describe-job/${name}.json`));
    const { job, verdict, findings } = auditRecord(record!, { now: NOW });
    const found = `${job}: ${verdict}\n${findingLines({ findings })}`;
    await expect(found).toMatchFileSnapshot(`corpus/describe-job/${name}.out`);
  });
});

test("each rule has its pair, and each pair its rule", () => {
  const ids = Object.keys(rules).sort();
  expect(namesIn("err/", ".json").sort()).toEqual(ids);
  expect(namesIn("err/", ".out").sort()).toEqual(ids);
  expect(namesIn("ok/", ".json").sort()).toEqual(ids);
});
