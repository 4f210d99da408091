import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { config } from "../../src/audit/config/config-fields.ts";
import { reporters } from "../../src/audit/reporters/index.ts";
import { repairHistory, rules, trainingJob } from "../../src/index.ts";
import { diagram } from "../../src/machine/index.ts";
import { inputFormats } from "../../src/read/read-histories.ts";
import "../../src/matchers/vitest.ts";
import { exhibits } from "../regressions/bugs/index.ts";
import { runCommand } from "../support/run-command.ts";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const changelog = readFileSync(new URL("CHANGELOG.md", root), "utf8");

test("the diagram is what the command draws", async () => {
  const { stdout } = await runCommand(["diagram", "--evidence", "observed"]);
  expect(stdout).toBe(diagram(trainingJob, "observed"));
  expect(/```mermaid\n([\s\S]*?)```/.exec(readme)?.[1]).toBe(stdout);
});

test("the report is what the command prints", async () => {
  const { stdout } = await runCommand(["audit", "examples/broken.json"]);
  expect(stdout).toContain(/```text\n([\s\S]*?)```/.exec(readme)?.[1]);
});

test("the repair is that of the same report", () => {
  const { moves } = repairHistory(JSON.parse(readFileSync(new URL("examples/broken.json", root), "utf8")));
  expect(readme).toContain(`moves[3].message; // "${moves[3]!.message}"`);
});

test("the options are those of the command", async () => {
  const { stdout } = await runCommand(["audit", "--help"]);
  const options = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option!);
  expect([...readme.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option]) => option).sort()).toEqual(options.sort());
  expect(inputFormats.length).toBeGreaterThan(10);
});

test("the table of reports has each format that there is", () => {
  const section = readme.slice(readme.indexOf("## Reports in CI"), readme.indexOf("## The library"));
  expect([...section.matchAll(/^\| `([a-z]+)`/gm)].map(([, format]) => format).sort()).toEqual(
    Object.keys(reporters).sort(),
  );
});

test("the configuration is one that the command takes, and has each key that there is", () => {
  const [text] = /\{\n {2}"\$schema"[\s\S]*?\n\}/.exec(readme)!;
  expect(Object.keys(config.parse(JSON.parse(text), "")).sort()).toEqual(
    Object.keys((config.schema as { properties: object }).properties).sort(),
  );
});

test("the numbers of the changelog are right", () => {
  expect(changelog).toContain(`${trainingJob.statuses.length} secondary statuses`);
  expect(changelog).toContain(`${trainingJob.edges.length} edges`);
  expect(changelog).toContain(`${Object.keys(rules).length} rules`);
});

test("the test of a poller is one that runs, and short", () => {
  const shown = /```ts\n(import \{ polls \}[\s\S]*?)```/.exec(readme)![1]!;
  const [imported, ...lines] = shown.split("\n");
  expect(imported).toBe('import { polls } from "sagemaker-transitions/testing";');
  const run = readFileSync(new URL("test/docs/poller.test.ts", root), "utf8");
  expect(run.endsWith(lines.join("\n"))).toBe(true);
  expect(shown.split("\n").filter((line) => line !== "").length).toBeLessThan(10);
});

test("the failure of a matcher is what it says", () => {
  const history = "Starting Downloading Training Completed".split(" ").map((Status, i) => ({
    Status,
    StartTime: 1747419050 + i,
    EndTime: 1747419051 + (i === 3 ? i - 1 : i),
  }));
  const shown = /```text\n(expected a legal history[\s\S]*?)```/.exec(readme)![1]!;
  expect(() => expect(history).toBeLegalHistory()).toThrow(shown.trimEnd());
});

test("the museum is as large as it is said to be", () => {
  expect(exhibits).toHaveLength(12);
  expect(readme).toContain("twelve public bugs");
  const reported = exhibits.filter(({ issue }) => !issue.includes("/blob/"));
  expect(reported).toHaveLength(10);
  expect(readme).toMatch(/ten were reported, two\sstand in public code/);
});

test("how shrinking ends is what was measured", () => {
  const results = readFileSync(new URL("bench/RESULTS.md", root), "utf8");
  const percent = (what: string) => Math.floor(Number(new RegExp(`\\| ${what} \\| ([\\d.]+) %`).exec(results)![1]));
  const own = percent("shrinking ends with a shortest history");
  const chained = percent("the same with `chain`");
  expect(readme).toMatch(new RegExp(`\\[${own} % of runs\\].*\\s+.*ends with one in ${chained} %\\.`));
  for (const [name, what] of Object.entries({ polls: "responses", events: "events" })) {
    const share = percent(`shrinking of \`${name}\\(\\)\` ends with the fewest`);
    expect(readme.replaceAll(/\s+/g, " ")).toMatch(
      new RegExp(`of \`${name}\\(\\)\` the fewest ${what}[^%]* in ${share} %`),
    );
  }
});
