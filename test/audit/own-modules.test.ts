import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { reporters } from "../../src/audit/reporters/index.ts";
import { life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";

/** Inside the project, so that the modules find xstate. */
mkdirSync(join(import.meta.dirname, "../../.cache"), { recursive: true });
const folder = mkdtempSync(join(import.meta.dirname, "../../.cache/own-modules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const MACHINE = `
import { createMachine } from "xstate";
const states = {
  SUBMITTED: { on: { START: "RUNNING", FAIL: "FAILED" } },
  RUNNING: { on: { END: "SUCCEEDED", FAIL: "FAILED" } },
  SUCCEEDED: { type: "final" },
  FAILED: { type: "final" },
};
`;
const batch = file(
  "batch.mjs",
  `${MACHINE}export default createMachine({ id: "Batch", initial: "SUBMITTED", states });`,
);
const rule = (id: string) => `{
  id: "${id}", title: "The job waited", severity: "warning", evidence: "inferred",
  check({ entries }, report) { for (const entry of entries) if (entry.status === "Pending") report(entry.at("Status"), { status: entry.status }); },
  message: ({ status }) => "waited in " + status,
}`;
const ownRules = file("rules.mjs", `export default [${rule("no-waiting")}];`);
const oneRule = file("rule.mjs", `export default ${rule("no-waiting")};`);

const history = (...statuses: string[]) =>
  JSON.stringify(
    statuses.map((Status, i) => ({
      Status,
      StartTime: 1_747_419_050 + i,
      EndTime: 1_747_419_050 + Math.min(i + 1, statuses.length - 1),
    })),
  );
const waiting = JSON.stringify({
  ...life("Completed", "Starting Pending Downloading Training Uploading Completed"),
  TrainingJobName: "waiting",
});

const auditAs = async (format: string, stdin: string, ...options: string[]) =>
  runCommand(["audit", "-", "--format", format, ...options], { stdin });

describe("--lifecycle", () => {
  test("audit replays histories through the machine of a module", async () => {
    const legal = await auditAs("json", history("SUBMITTED", "RUNNING", "SUCCEEDED"), "--lifecycle", batch);
    expect({ code: legal.code, summary: JSON.parse(legal.stdout).summary }).toMatchObject({
      code: ExitCode.Clean,
      summary: { legal: 1, findings: {} },
    });
    const illegal = await auditAs("text", history("SUBMITTED", "SUCCEEDED"), "--lifecycle", batch);
    expect(illegal.stdout).toContain("SUBMITTED → SUCCEEDED: RUNNING is missing between them");
    expect(illegal.code).toBe(ExitCode.Findings);
  });

  test.each(Object.keys(reporters))("every report knows the lifecycle: %s", async (format) => {
    const { code, stdout } = await auditAs(format, history("SUBMITTED", "SUCCEEDED"), "--lifecycle", batch);
    expect(code).toBe(ExitCode.Findings);
    expect(stdout).toContain("illegal-transition");
  });

  test("the module may export a lifecycle", async () => {
    const own = file(
      "lifecycle.mjs",
      `${MACHINE}import { lifecycleOf } from "sagemaker-transitions/machine";
       export default lifecycleOf(createMachine({ id: "Batch", initial: "SUBMITTED", states }));`,
    );
    expect((await auditAs("text", history("SUBMITTED", "FAILED"), "--lifecycle", own)).code).toBe(ExitCode.Clean);
  });

  test("generate follows it, and audit agrees", async () => {
    const generated = async (...options: string[]) =>
      runCommand(["generate", "--seed", "7", "--count", "20", "--lifecycle", batch, ...options]);
    const legal = await generated();
    expect(legal.stdout).toContain("SUBMITTED");
    expect(await auditAs("json", legal.stdout, "--lifecycle", batch)).toMatchObject({ code: ExitCode.Clean });
    const broken = await generated("--broken", "illegal-transition");
    const { histories } = JSON.parse((await auditAs("json", broken.stdout, "--lifecycle", batch)).stdout);
    expect(histories.map(({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule))).toEqual(
      Array.from({ length: 20 }, () => ["illegal-transition"]),
    );
  });

  test("diagram draws it, and sql checks against it", async () => {
    expect((await runCommand(["diagram", "--lifecycle", batch])).stdout).toMatch(/SUBMITTED --> RUNNING/);
    const sql = await runCommand(["sql", "--dialect", "duckdb", "--table", "jobs", "--lifecycle", batch]);
    expect(sql).toMatchObject({ code: ExitCode.Clean, stdout: expect.stringContaining("'RUNNING'") });
  });

  test.each([
    ["a file that is not there", join(folder, "no.mjs"), /no\.mjs: no such file or folder/],
    ["a module without a default export", file("none.mjs", "export const a = 1;"), /the module has no default export/],
    ["something else", file("seven.mjs", "export default 7;"), /seven\.mjs: lifecycleOf: expected a machine of xstate/],
    ["a module that throws", file("throws.mjs", "throw new Error('broken');"), /throws\.mjs: broken/],
    [
      "a machine that cannot be read",
      file(
        "guard.mjs",
        `import { createMachine } from "xstate";
         export default createMachine({ id: "G", initial: "a", states: { a: { on: { B: { target: "b", guard: () => true } } }, b: {} } });`,
      ),
      /guard\.mjs: .*guard/,
    ],
  ])("%s is wrong usage", async (_, path, message) => {
    for (const command of [["audit", "-"], ["diagram"]]) {
      const { code, stdout, stderr } = await runCommand([...command, "--lifecycle", path]);
      expect({ code, stdout }).toEqual({ code: ExitCode.Usage, stdout: "" });
      expect(stderr).toMatch(message);
    }
  });

  test("a configuration cannot name one", async () => {
    const config = file("config.json", JSON.stringify({ lifecycle: batch }));
    const { code, stderr } = await auditAs("text", waiting, "--config", config);
    expect({ code, stderr }).toEqual({
      code: ExitCode.Usage,
      stderr: expect.stringMatching(/unknown key "lifecycle"/),
    });
  });
});

describe("--rules", () => {
  test.each(Object.keys(reporters))("their findings are in every report: %s", async (format) => {
    const { code, stdout } = await auditAs(format, waiting, "--rules", ownRules, "--fail-on", "warning");
    expect(code).toBe(ExitCode.Findings);
    expect(stdout).toContain("no-waiting");
    expect(stdout).toContain("waited in Pending");
  });

  test("SARIF describes them", async () => {
    const { runs } = JSON.parse((await auditAs("sarif", waiting, "--rules", oneRule)).stdout);
    const [{ tool, results }] = runs;
    expect(tool.driver.rules[results[0].ruleIndex]).toMatchObject({
      id: "no-waiting",
      shortDescription: { text: "The job waited" },
      defaultConfiguration: { level: "warning" },
    });
  });

  test("--rule sets their severity, before or after --rules", async () => {
    for (const options of [
      ["--rule", "no-waiting=error", "--rules", ownRules],
      ["--rules", ownRules, "--rule", "no-waiting=error"],
    ]) {
      expect((await auditAs("text", waiting, ...options)).code).toBe(ExitCode.Findings);
    }
    expect((await auditAs("json", waiting, "--rules", ownRules, "--rule", "no-waiting=off")).stdout).not.toContain(
      "waited",
    );
  });

  test("a baseline records them, and keeps them", async () => {
    const baseline = join(folder, "baseline.json");
    await auditAs("text", waiting, "--rules", ownRules, "--update-baseline", baseline);
    const { stdout } = await auditAs("json", waiting, "--rules", ownRules, "--baseline", baseline);
    expect(JSON.parse(stdout).summary).toMatchObject({ known: 1, findings: {} });
  });

  test.each([
    ["check", 'check() { throw new Error("boom"); }, message: () => ""'],
    ["message", 'check(_, report) { report([0], {}); }, message() { throw new Error("boom"); }'],
  ])("one whose %s throws ends the audit and is named", async (method, methods) => {
    const path = file(
      `throws-${method}.mjs`,
      `export default { id: "throws", title: "t", severity: "error", evidence: "inferred", ${methods} };`,
    );
    const { code, stderr } = await auditAs("text", waiting, "--rules", path);
    expect(code).toBe(2);
    expect(stderr).toContain(`throws-${method}.mjs: the ${method} of the rule throws failed: boom`);
  });

  test("reports, rules and explain name their pages", async () => {
    const page = "https://example.org/no-waiting";
    const path = file("paged.mjs", `export default { ...${rule("no-waiting")}, docs: "${page}" };`);
    const { runs } = JSON.parse((await auditAs("sarif", waiting, "--rules", path)).stdout);
    expect(runs[0].tool.driver.rules.at(-1)).toMatchObject({ id: "no-waiting", helpUri: page });
    expect((await runCommand(["rules", "-f", "markdown", "--rules", path])).stdout).toContain(`[no-waiting](${page})`);
    expect((await runCommand(["explain", "no-waiting", "--rules", path])).stdout).toContain(`\n${page}\n`);
    const wrong = file("unpaged.mjs", `export default { ...${rule("no-waiting")}, docs: "docs/no-waiting.md" };`);
    const { code, stderr } = await auditAs("text", waiting, "--rules", wrong);
    expect({ code, stderr }).toEqual({
      code: ExitCode.Usage,
      stderr: expect.stringMatching(/docs: expected an address/),
    });
  });

  test("rules and explain list them", async () => {
    expect((await runCommand(["rules", "--rules", ownRules])).stdout).toMatch(
      /\nno-waiting +warning +inferred +The job waited\n$/,
    );
    expect((await runCommand(["rules", "-f", "markdown", "--rules", ownRules])).stdout).toContain(
      "| no-waiting | warning |",
    );
    expect((await runCommand(["explain", "no-waiting", "--rules", ownRules])).stdout).toContain("The job waited.");
    expect((await runCommand(["explain", "no-waitin", "--rules", ownRules])).stderr).toMatch(
      /did you mean "no-waiting"/,
    );
  });

  test.each([
    ["an id of the catalogue", `[${rule("gap")}]`, /another rule has the id "gap"/],
    ["an id twice", `[${rule("own")}, ${rule("own")}]`, /customRules\[1\]\.id: another rule has the id "own"/],
    ["a value that is no rule", "7", /expected a rule, as defineRule returns it, found 7/],
  ])("%s is wrong usage", async (name, content, message) => {
    const path = file(`${name.replaceAll(" ", "-")}.mjs`, `export default ${content};`);
    for (const command of [["audit", "-"], ["rules"]]) {
      const { code, stderr } = await runCommand([...command, "--rules", path]);
      expect({ code, stderr }).toEqual({ code: ExitCode.Usage, stderr: expect.stringMatching(message) });
    }
  });

  test("an unknown rule id names the own ones too", async () => {
    const { code, stderr } = await auditAs("text", waiting, "--rules", ownRules, "--rule", "no-waitng=off");
    expect({ code, stderr }).toEqual({
      code: ExitCode.Usage,
      stderr: expect.stringMatching(/^error: --rule: unknown rule "no-waitng": did you mean "no-waiting"/),
    });
  });
});
