import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { ExitCode } from "../../../src/audit/pipeline/exit-code.ts";
import { hostileJob, hostileTexts } from "../../support/hostile.ts";
import { type Job, life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";
import { sarifFaults } from "../../support/validators.ts";

const folder = mkdtempSync(join(tmpdir(), "baseline-"));
const jobs = join(folder, "jobs");
const baseline = join(folder, "baseline.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const broken = (name: string): Job => ({
  ...life("Completed", "Starting Downloading Training Completed"),
  TrainingJobName: name,
});
const fixed = (name: string): Job => ({
  ...life("Completed", "Starting Downloading Training Uploading Completed"),
  TrainingJobName: name,
});
const earlier = ({ SecondaryStatusTransitions: entries, TrainingEndTime: _, ...job }: Job) => ({
  ...job,
  TrainingJobStatus: "InProgress",
  SecondaryStatus: entries[1]!.Status,
  SecondaryStatusTransitions: entries
    .slice(0, 2)
    .map(({ EndTime, ...entry }, i) => (i === 1 ? entry : { ...entry, EndTime })),
});
const nameless = life("Completed", "Starting Downloading Completed").SecondaryStatusTransitions;
const ndjson = (...records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const put = (name: string, content: string) => writeFileSync(join(jobs, name), content);
const audit = (...options: string[]) => runCommand(["audit", jobs, ...options]);

beforeEach(async () => {
  rmSync(jobs, { recursive: true, force: true });
  mkdirSync(jobs);
  put("a.ndjson", ndjson(broken("one"), broken("two")));
  put("b.json", JSON.stringify(nameless));
  put("c.json", '{ "TrainingJobName": ');
  const { code, stderr } = await audit("--update-baseline", baseline);
  expect({ code, stderr }).toEqual({
    code: ExitCode.Clean,
    stderr: `sagemaker-transitions: recorded 4 findings in ${baseline}\n`,
  });
});

describe("--update-baseline", () => {
  test("writes a record a line, the same each time, and shows the findings", async () => {
    const before = readFileSync(baseline, "utf8");
    const { stdout } = await audit("--update-baseline", baseline);
    expect(stdout).toBe((await audit()).stdout);
    expect(readFileSync(baseline, "utf8")).toBe(before);
    expect(before.trimEnd().split("\n")).toHaveLength(6);
    expect(JSON.parse(before).findings).toContainEqual({
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      rule: "illegal-transition",
      subject: "one",
      path: "SecondaryStatusTransitions[3].Status",
    });
  });

  test("leaves the file alone where an input cannot be read", async () => {
    const before = readFileSync(baseline, "utf8");
    const { code, stderr } = await runCommand(["audit", "/no/such", "--update-baseline", baseline]);
    expect(code).toBe(ExitCode.NothingAudited);
    expect(stderr).toContain(`${baseline} is unchanged, because not everything was audited`);
    expect(readFileSync(baseline, "utf8")).toBe(before);
  });
});

describe("--baseline", () => {
  test("is clean if every finding is known, and counts the known findings", async () => {
    const { code, stdout, stderr } = await audit("--baseline", baseline);
    expect({ code, stderr }).toEqual({ code: ExitCode.Clean, stderr: "" });
    expect(stdout).toBe("3 histories: 0 legal, 0 open, 3 illegal; 1 unreadable; 4 findings in the baseline\n");
  });

  test("marks a job whose findings are all known neither legal nor illegal", async () => {
    const { stdout } = await audit("--baseline", baseline, "--verbose");
    expect(stdout.match(/^ {4}1 finding, all in the baseline$/gm)).toHaveLength(4);
    expect(stdout.match(/^- (?:illegal|unreadable) /gm)).toHaveLength(4);
    expect(stdout).not.toMatch(/[✗✓?] /);
  });

  test("reports new findings alone, and they alone make the exit code 1", async () => {
    put("d.json", JSON.stringify(broken("three")));
    const { code, stdout } = await audit("--baseline", baseline, "--format", "csv");
    expect(code).toBe(ExitCode.Findings);
    expect(stdout.trimEnd().split("\n").slice(1)).toEqual([expect.stringMatching(/^three,.*illegal-transition/)]);
  });

  test("knows a finding again when the dump was made anew: other file, line, format and order", async () => {
    const seconds = (job: Job) => JSON.parse(JSON.stringify(job), (_, value) => (value > 1e12 ? value / 1000 : value));
    rmSync(join(jobs, "a.ndjson"));
    put("z.json", JSON.stringify([seconds(broken("two")), {}, seconds(broken("one"))].toSpliced(1, 1), null, 2));
    expect((await audit("--baseline", baseline)).code).toBe(ExitCode.Clean);
  });

  test("does not take another rule, place, job, or nameless history for a known one", async () => {
    const other = { ...broken("one"), FailureReason: "none" };
    const later = nameless.map((entry) => ({ ...entry, StartTime: entry.StartTime + 1, EndTime: entry.EndTime! + 1 }));
    const misspelt = broken("two");
    misspelt.SecondaryStatusTransitions[3]!.Status = "Completted";
    put("a.ndjson", ndjson(other, misspelt, broken("four")));
    put("b.json", JSON.stringify(later));
    const { stdout } = await audit("--baseline", baseline, "--format", "csv");
    const found = stdout
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").filter((_, i) => [0, 6].includes(i)));
    expect(found).toEqual([
      ["one", "failure-reason-unexpected"],
      ["two", "unknown-status"],
      ["four", "illegal-transition"],
      ["", "illegal-transition"],
    ]);
  });

  test("does not take a job of the same name in another region for a known one, nor another line that cannot be read", async () => {
    const inRegion = (region: string, job: Job) => ({ TrainingJobArn: `arn:aws:sagemaker:${region}:1:x/one`, ...job });
    put("a.ndjson", `${ndjson(inRegion("us-east-1", broken("one")))}{ "TrainingJobName": "o`);
    await audit("--update-baseline", baseline);
    put("a.ndjson", `${ndjson(inRegion("us-east-1", fixed("one")))}{ "TrainingJobName": "o`);
    expect((await audit("--baseline", baseline)).code).toBe(ExitCode.Clean);
    put("a.ndjson", ndjson(inRegion("eu-west-1", broken("one"))));
    expect((await audit("--baseline", baseline)).code).toBe(ExitCode.Findings);
    put("a.ndjson", `${ndjson(fixed("one"), fixed("two"))}{ "TrainingJobName": "o`);
    expect((await audit("--baseline", baseline)).code).toBe(ExitCode.Findings);
  });

  test("knows a file again however it is named", async () => {
    for (const path of [join(jobs, "b.json"), relative(".", join(jobs, "b.json")), join(jobs, "../jobs/./b.json")]) {
      expect((await runCommand(["audit", path, "--baseline", baseline])).code).toBe(ExitCode.Clean);
    }
  });

  test("marks old and new findings in SARIF", async () => {
    put("d.json", JSON.stringify(broken("three")));
    const { stdout } = await audit("--baseline", baseline, "--format", "sarif");
    expect(sarifFaults(stdout)).toEqual([]);
    const states = JSON.parse(stdout).runs[0].results.map(
      ({ baselineState, message }: { baselineState: string; message: { text: string } }) =>
        `${message.text.split(":")[0]} ${baselineState}`,
    );
    expect(states.filter((state: string) => state.endsWith("new"))).toEqual(["three new"]);
    expect(states).toHaveLength(5);
  });

  test("lists records without a finding, and --prune-baseline removes them", async () => {
    put("a.ndjson", ndjson(fixed("one"), broken("two")));
    const outcome = await audit("--baseline", baseline);
    expect(outcome.stderr).toMatch(
      /1 record of .*baseline.json without a finding.*\n.* illegal-transition of one SecondaryStatusTransitions\[3\]/,
    );
    expect(JSON.parse(readFileSync(baseline, "utf8")).findings).toHaveLength(4);
    expect((await audit("--baseline", baseline, "--prune-baseline")).stderr).toMatch(/removed 1 record of/);
    expect(JSON.parse(readFileSync(baseline, "utf8")).findings).toHaveLength(3);
    expect((await audit("--baseline", baseline)).stderr).toBe("");
  });

  const KEPT = [
    ["of a job that is in no file that was named", async () => rmSync(join(jobs, "a.ndjson")), []],
    ["of a nameless history in a file that was not named", async () => rmSync(join(jobs, "b.json")), []],
    ["of a job that is ignored", async () => {}, ["--config", "ignoring"]],
    ["by a rule that is off", async () => {}, ["--rule", "illegal-transition=off"]],
    [
      "of a history that is not there",
      async () => put("a.ndjson", ndjson(broken("two"), { ...broken("one"), SecondaryStatusTransitions: [] })),
      [],
    ],
    ["of an entry that is yet to come", async () => put("a.ndjson", ndjson(broken("two"), earlier(broken("one")))), []],
    [
      "of a record that cannot be read",
      async () => put("a.ndjson", `${ndjson(broken("two"))}{ "TrainingJobName": "o`),
      [],
    ],
    [
      "of a file with a record that cannot be read",
      async () => put("b.json", `${JSON.stringify(nameless).slice(0, -9)}`),
      [],
    ],
  ] as const;
  test.each(KEPT)("--prune-baseline keeps the records %s", async (_, change, options) => {
    const config = join(folder, "ignoring");
    writeFileSync(config, JSON.stringify({ ignore: [{ jobs: "o*", reason: "a test" }] }));
    await change();
    const given = options.map((option) => (option === "ignoring" ? config : option));
    const before = readFileSync(baseline, "utf8");
    const { stderr } = await audit("--baseline", baseline, "--prune-baseline", ...given);
    expect(readFileSync(baseline, "utf8")).toBe(before);
    expect(stderr).toMatch(
      /records? of .*baseline.json stays?: (?:its|their) jobs? or rules? (?:was|were) not audited|unchanged, because not/,
    );
    expect((await audit("--baseline", baseline, ...given)).stderr).not.toMatch(/without a finding/);
  });

  test("--prune-baseline removes the records of a rule, a nameless history and a record that were fixed", async () => {
    put("a.ndjson", ndjson(fixed("one"), fixed("two")));
    put("b.json", JSON.stringify(fixed("b").SecondaryStatusTransitions));
    put("c.json", JSON.stringify(fixed("c")));
    expect((await audit("--baseline", baseline, "--prune-baseline")).stderr).toMatch(/removed 4 records of/);
    expect(JSON.parse(readFileSync(baseline, "utf8")).findings).toEqual([]);
  });

  test("reads what it wrote, whatever names are in it", async () => {
    put("a.ndjson", ndjson(...hostileTexts.map(hostileJob), hostileJob("")));
    await audit("--update-baseline", baseline);
    expect(await audit("--baseline", baseline)).toMatchObject({ code: ExitCode.Clean, stderr: "" });
  });

  test.each([
    ["a file that is not there", ["--baseline", "/no/such.json"], /\/no\/such.json: no such file or folder/],
    ["no baseline", ["--baseline", join(jobs, "b.json")], /b\.json: expected an object with some of version, findings/],
    ["both at once", ["--baseline", baseline, "--update-baseline", baseline], /cannot be combined with --baseline/],
    ["pruning nothing", ["--prune-baseline"], /--prune-baseline needs --baseline <file>/],
    [
      "a folder that is not there",
      ["--update-baseline", join(folder, "no/x.json")],
      /cannot write .*x\.json: there is no folder .*no/,
    ],
  ])("%s is wrong usage", async (_, options, message) => {
    const { code, stderr } = await audit(...options);
    expect(code).toBe(ExitCode.Usage);
    expect(stderr).toMatch(message);
  });
});

test("a finding beyond those that a rule lists is new to a baseline", async () => {
  const folder = mkdtempSync(join(tmpdir(), "baseline-"));
  const [file, baseline] = [join(folder, "jobs.ndjson"), join(folder, "baseline.json")];
  const write = (nulls: number) => {
    const history = Array.from({ length: nulls }, () => null);
    writeFileSync(file, `${JSON.stringify({ TrainingJobName: "a", SecondaryStatusTransitions: history })}\n`);
  };
  write(150);
  await runCommand(["audit", file, "--update-baseline", baseline]);
  expect((await runCommand(["audit", file, "--baseline", baseline])).code).toBe(ExitCode.Clean);
  write(151);
  expect((await runCommand(["audit", file, "--baseline", baseline])).code).toBe(ExitCode.Findings);
  rmSync(folder, { recursive: true });
});
