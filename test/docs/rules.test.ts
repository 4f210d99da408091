import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type RuleId, rules } from "../../src/index.ts";
import { findingLines, validateFixture } from "../support/findings.ts";
import { runCommand } from "../support/run-command.ts";

const root = new URL("../../", import.meta.url);
const page = (id: RuleId) => readFileSync(new URL(rules[id].docs, root), "utf8");
const block = (text: string, language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];

test("each rule has a page, and each page a rule", () => {
  const pages = readdirSync(new URL("docs/rules/", root)).sort();
  expect(pages).toEqual(
    Object.keys(rules)
      .map((id) => `${id}.md`)
      .sort(),
  );
});

/** docs/rules.md is this; `npx vitest run test/docs/rules.test.ts -u` writes it anew. */
test("docs/rules.md is what the command prints", async () => {
  const { stdout } = await runCommand(["rules", "--format", "markdown"]);
  await expect(stdout).toMatchFileSnapshot("../../docs/rules.md");
  const links = [...stdout.matchAll(/^\| \[([a-z-]+)\]\(rules\/\1\.md\)/gm)].map(([, id]) => id);
  expect(links).toEqual(Object.keys(rules));
});

describe.each(Object.values(rules))("docs/rules/$id.md", ({ id, title, severity, evidence }) => {
  test("says of the rule what the catalogue says", () => {
    expect(page(id)).toContain(`# ${id}\n\n${title}. Severity: ${severity}. Evidence: ${evidence}.\n`);
    expect(page(id)).toContain(`--rule ${id}=off`);
  });

  test("has an example that gives just the finding printed under it", () => {
    const report = validateFixture(JSON.parse(block(page(id), "json")!));
    expect(report.findings.map(({ rule }) => rule)).toEqual([id]);
    expect(findingLines(report)).toBe(block(page(id), "text"));
  });
});
