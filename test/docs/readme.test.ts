import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { config } from "../../src/audit/config/config-fields.ts";
import { reporters } from "../../src/audit/reporters/index.ts";
import { repairHistory, rules, trainingJobLifecycle } from "../../src/index.ts";
import "../../src/matchers/vitest.ts";
import { blocksOf, optionsOf } from "../support/pages.ts";
import { runCommand } from "../support/run-command.ts";

/* What README.md and docs/ quote is what the program prints. Their snippets run in snippets.test.ts. */

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const readme = read("README.md");

test("the README is one to two screens", () => {
  const lines = readme.split("\n").length;
  expect(lines).toBeGreaterThanOrEqual(100);
  expect(lines).toBeLessThanOrEqual(150);
});

test("the report is what the command prints", async () => {
  const { stdout } = await runCommand(["audit", "examples/broken.json"]);
  expect(stdout.trim()).toBe(blocksOf("../README.md", "text")[0]!.trim());
});

test.each([
  ["audit", "Options of audit"],
  ["generate", "Generate"],
])("docs/cli.md lists the options of %s", async (command, heading) => {
  const { stdout } = await runCommand([command, "--help"]);
  const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option!);
  expect([...new Set(optionsOf("cli.md", heading))].sort()).toEqual(
    options.filter((option) => option !== "--help").sort(),
  );
});

test("docs/reports.md lists the report formats", () => {
  const [table] = read("docs/reports.md").split("## Verdicts");
  expect([...table!.matchAll(/^\| `([a-z]+)`/gm)].map(([, format]) => format).sort()).toEqual(
    Object.keys(reporters).sort(),
  );
});

test("docs/configuration.md shows a valid configuration with every key", () => {
  const [text] = blocksOf("configuration.md", "json");
  expect(Object.keys(config.parse(JSON.parse(text!), "")).sort()).toEqual(
    Object.keys((config.schema as { properties: object }).properties).sort(),
  );
});

test("the numbers in the changelog are right", () => {
  const changelog = read("CHANGELOG.md");
  expect(changelog).toContain(`${trainingJobLifecycle.statuses.length} secondary statuses`);
  expect(changelog).toContain(`${trainingJobLifecycle.edges.length} edges`);
  expect(changelog).toContain(`${Object.keys(rules).length} rules`);
});

test("the failing matcher in docs/testing.md prints what it says", () => {
  const history = "Starting Downloading Training Completed".split(" ").map((Status, i) => ({
    Status,
    StartTime: 1747419050 + i,
    EndTime: 1747419051 + (i === 3 ? i - 1 : i),
  }));
  expect(() => expect(history).toBeLegalHistory()).toThrow(blocksOf("testing.md", "text")[0]!.trimEnd());
});

test("docs/repair.md quotes the repair of the example", () => {
  const { moves } = repairHistory(JSON.parse(read("examples/broken.json")));
  expect(read("docs/repair.md")).toContain(`moves[3]?.message; // "${moves[3]!.message}"`);
});
