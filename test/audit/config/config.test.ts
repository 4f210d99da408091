import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { config, configSchema } from "../../../src/audit/config/config-fields.ts";
import { CONFIG_NAME, findConfig } from "../../../src/audit/config/read-config.ts";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { rules, trainingJobLifecycle } from "../../../src/index.ts";
import { life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";
import { samples } from "../../support/slow.ts";
import { jsonSchemaValidator } from "../../support/validators.ts";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: object | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const clean = { ...life("Completed", "Starting Downloading Training Uploading Completed"), TrainingJobName: "clean" };
const broken = { ...life("Completed", "Starting Downloading Training Completed"), TrainingJobName: "broken" };

const auditWith = (content: object | string, ...more: string[]) =>
  runCommand(["audit", "-", "--config", file("config.json", content), ...more], { stdin: JSON.stringify(broken) });

describe("the schema", () => {
  /** config.schema.json is this; `npx vitest run test/audit/config/config.test.ts -u` writes it anew. */
  test("config.schema.json is what the code says", async () => {
    await expect(`${JSON.stringify(configSchema(), null, 2)}\n`).toMatchFileSnapshot("../../../config.schema.json");
  });

  test("is a schema by a strict reading", () => {
    expect(() => jsonSchemaValidator(configSchema())).not.toThrow();
    expect(() => jsonSchemaValidator({ ...configSchema(), typo: true })).toThrow(/typo/);
  });

  test("allows just what the command takes", () => {
    const isValid = jsonSchemaValidator(configSchema());
    const mostly = (good: readonly unknown[], ...bad: readonly unknown[]) =>
      fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
    const text = mostly(["a", "*.json"], " ", "", 7, null, []);
    const by = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
      fc.oneof(
        { weight: 20, arbitrary: fc.dictionary(mostly(keys, "gapp") as fc.Arbitrary<string>, value, { maxKeys: 3 }) },
        { weight: 1, arbitrary: text },
      );
    const list = (item: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 20, arbitrary: fc.array(item, { maxLength: 2 }) }, { weight: 1, arbitrary: text });
    const some = (fields: Record<string, fc.Arbitrary<unknown>>) =>
      fc.oneof(
        { weight: 20, arbitrary: fc.record(fields, { requiredKeys: Object.keys(fields).slice(0, 2) }) },
        { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
        { weight: 1, arbitrary: fc.record({ ...fields, typo: text }) },
      );
    const settings = {
      rules: by(Object.keys(rules), mostly(["error", "off"], "of", 7, null)),
      evidence: mostly(["documented", "inferred"], "heard", 7),
      limits: by(trainingJobLifecycle.statuses, mostly([1, 0.5, "1h", "90s", "2.5 d"], 0, -1, "1", "0h", "1w", "h")),
    };
    const anyConfig = some({
      ...settings,
      $schema: text,
      failOn: mostly(["never", "warning"], "info"),
      overrides: list(some({ files: list(text), ...settings })),
      ignore: list(some({ jobs: text, reason: text })),
    });
    const answers = { true: 0, false: 0 };
    fc.assert(
      fc.property(anyConfig, (value) => {
        const isTaken = takes(value);
        expect(isValid(value)).toBe(isTaken);
        answers[`${isTaken}`]++;
      }),
      { numRuns: samples(20_000, 2000) },
    );
    expect(Math.min(answers.true, answers.false)).toBeGreaterThan(200);
  });

  function takes(value: unknown): boolean {
    try {
      config.parse(value, "");
      return true;
    } catch {
      return false;
    }
  }
});

describe("a configuration", () => {
  test("gives rules, evidence and failOn, and the command line wins", async () => {
    const content = {
      $schema: "./node_modules/sagemaker-transitions/config.schema.json",
      rules: { "illegal-transition": "warning" },
      failOn: "warning",
      evidence: "inferred",
    };
    expect((await auditWith(content)).code).toBe(ExitCode.Findings);
    expect((await auditWith(content, "--fail-on", "error")).code).toBe(ExitCode.Clean);
    const asError = ["--fail-on", "error", "--rule", "illegal-transition=error"];
    expect((await auditWith(content, ...asError)).code).toBe(ExitCode.Findings);
  });

  test.each([
    ["{", /config\.json: .*JSON/],
    [
      "[]",
      /expected an object with some of \$schema, rules, evidence, limits, failOn, overrides, ignore, found an array/,
    ],
    ['{ "rulez": {} }', /unknown key "rulez": did you mean "rules"/],
    ['{ "rules": { "gapp": "off" } }', /rules: unknown rule "gapp": did you mean "gap"/],
    ['{ "rules": { "gap": "of" } }', /rules\.gap: unknown severity "of": did you mean "off"/],
    ['{ "rules": 7 }', /rules: expected an object/],
    ['{ "failOn": "info" }', /failOn: unknown failOn "info": .*Known: error, warning, never/],
    ['{ "evidence": 1 }', /evidence: unknown evidence 1/],
    ['{ "limits": { "Trainning": 5 } }', /limits: unknown status "Trainning": did you mean "Training"/],
    [
      '{ "limits": { "Training": "1 week" } }',
      /limits\.Training: expected seconds or a duration such as .*, found "1 week"/,
    ],
    ['{ "overrides": [{ "rules": {} }] }', /overrides\[0\]: files is missing\. Globs of files/],
    ['{ "overrides": [{ "files": ["a"], "failOn": "never" }] }', /overrides\[0\]: unknown key "failOn"/],
    ['{ "ignore": [{ "jobs": "a*" }] }', /ignore\[0\]: reason is missing\. Why/],
    [
      '{ "ignore": [{ "jobs": "a*", "reason": " " }] }',
      /ignore\[0\]\.reason: expected text that is not blank, found " "/,
    ],
    ['{ "__proto__": 1 }', /unknown key "__proto__"/],
  ])("%s is wrong usage", async (text, message) => {
    const { code, stderr } = await auditWith(text);
    expect(code).toBe(ExitCode.Usage);
    expect(stderr).toMatch(message);
  });

  test("is found in the folder or the nearest one above it", () => {
    const outer = file(`a/${CONFIG_NAME}`, {});
    const inner = file(`a/b/c/${CONFIG_NAME}`, {});
    file("a/b/c/d/other.json", {});
    expect(findConfig(join(folder, "a/b/c/d"))).toBe(inner);
    expect(findConfig(join(folder, "a/b/c"))).toBe(inner);
    expect(findConfig(join(folder, "a/b"))).toBe(outer);
    expect(findConfig(folder)).toBeUndefined();
  });

  test("overrides hold for their files, which are named from its folder, and the last one wins", async () => {
    for (const path of ["old/a.json", "old/deep/b.json", "new/c.json"]) file(`tree/${path}`, broken);
    const path = file(`tree/${CONFIG_NAME}`, {
      overrides: [
        { files: ["old/**"], rules: { "illegal-transition": "info" } },
        { files: ["x", "old/deep/*.json"], rules: { "illegal-transition": "warning" }, evidence: "observed" },
      ],
    });
    const audit = async (...more: string[]) => {
      const args = ["audit", join(folder, "tree"), "--config", path, "--format", "json", ...more];
      const { histories } = JSON.parse((await runCommand(args)).stdout);
      return histories.map(({ source, findings }: { source: { file: string }; findings: { severity: string }[] }) => [
        source.file.slice(join(folder, "tree/").length),
        findings[0]?.severity,
      ]);
    };
    expect(await audit()).toEqual([
      ["new/c.json", "error"],
      ["old/a.json", "info"],
      ["old/deep/b.json", "warning"],
    ]);
    expect(
      new Set((await audit("--rule", "illegal-transition=error")).map(([, severity]: string[]) => severity)),
    ).toEqual(new Set(["error"]));
  });

  test("holds running jobs against its limits, by the clock", async () => {
    const running = life("InProgress", "Starting Downloading Training", { ended: false });
    const stdin = JSON.stringify(running);
    const audit = async (limits: object) =>
      (await runCommand(["audit", "-", "--config", file("limits.json", { limits }), "--format", "csv"], { stdin }))
        .stdout;
    expect(await audit({ Training: 3600 })).toMatch(/,stuck,/);
    expect(await audit({ Training: "1h" })).toMatch(/,stuck,/);
    expect(await audit({ Training: "900000d" })).not.toMatch(/,stuck,/);
    expect(await audit({ Training: 1e12, Downloading: 1 })).not.toMatch(/,stuck,/);
  });

  test("ignores jobs by name, and says how many and why", async () => {
    const stdin = [broken, { ...broken, TrainingJobName: "broken/a\nb" }, clean]
      .map((job) => JSON.stringify(job))
      .join("\n");
    const path = file("ignore.json", { ignore: [{ jobs: "broken*", reason: "known to\u001b[2J the team" }] });
    const outcome = await runCommand(["audit", "-", "--config", path, "--format", "json"], { stdin });
    expect(JSON.parse(outcome.stdout).histories.map(({ job }: { job: string }) => job)).toEqual(["clean"]);
    expect(outcome.stderr).toBe("sagemaker-transitions: ignored 2 of broken*: known to\\u001b[2J the team\n");
    expect(outcome.code).toBe(ExitCode.Clean);
    const nothing = await runCommand(["audit", "-", "--config", path], { stdin: JSON.stringify(broken) });
    expect(nothing.code).toBe(ExitCode.NothingAudited);
    expect(nothing.stderr).toMatch(/nothing was audited: all jobs are ignored/);
  });

  test("is no input, nor is a report, where they stand among the inputs", async () => {
    file("among/job.json", clean);
    const path = file(`among/${CONFIG_NAME}`, {});
    const report = join(folder, "among/report.json");
    const args = ["audit", join(folder, "among"), "--config", path, "--format", `json=${report}`, "--format", "text"];
    for (const run of [1, 2]) {
      const { code, stdout } = await runCommand(args);
      expect({ run, code, last: stdout.trimEnd().split("\n").at(-1) }).toEqual({
        run,
        code: ExitCode.Clean,
        last: "1 history: 1 legal, 0 open, 0 illegal",
      });
    }
    const job = join(folder, "among/job.json");
    const overwriting = await runCommand(["audit", job, "--format", `json=${job}`]);
    expect(overwriting.code).toBe(ExitCode.Usage);
    expect(overwriting.stderr).toMatch(/job\.json is to be audited and would be overwritten by a report/);
  });
});
