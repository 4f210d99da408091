import { readFileSync } from "node:fs";
import { parse as parseJunit, type TestSuites } from "junit2json";
import { describe, expect, test } from "vitest";
import { auditRecord } from "../../src/audit/pipeline/audit-record.ts";
import { type Format, reporters } from "../../src/audit/reporters/index.ts";
import { rules } from "../../src/index.ts";
import type { JobRecord, Source } from "../../src/read/index.ts";
import { life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { STREAMING } from "../support/streaming.ts";
import { junitFaults, readJunit, sarifFaults } from "../support/validators.ts";

/*
 * The reports of one folder, `examples`, as they are in test/audit/golden/. `npx vitest run test/audit/reports.test.ts
 * -u` writes them anew.
 */

const FORMATS = Object.keys(reporters) as Format[];
const report = async (format: Format) => (await runCommand(["audit", "examples", "--format", format])).stdout;

const broken = life("Completed", "Starting Downloading Training Completed");
const manyBroken = (n: number) => Array.from({ length: n }, (_, i) => ({ ...broken, TrainingJobName: `job-${i}` }));
const lines = (jobs: readonly object[]) => jobs.map((job) => `${JSON.stringify(job)}\n`).join("");

const SOURCE: Source = { file: "jobs.ndjson", line: 1, byteOffset: 0, byteLength: 10, format: "wire" };
const SUMMARY = { histories: 0, legal: 0, open: 0, illegal: 0, unreadable: 0, findings: {} };
const recordOf = (job: object): JobRecord => ({ kind: "job", job, hasTimes: true, source: SOURCE });

describe.each(FORMATS)("%s", (format) => {
  test("is as it was, to the byte", async () => {
    await expect(await report(format)).toMatchFileSnapshot(`golden/examples.${format}`);
  });

  test("is the same from run to run", async () => {
    expect(await report(format)).toBe(await report(format));
  });
});

test.each(STREAMING)("%s holds no more in memory for more histories: nothing is left for the end", (format) => {
  const { findings, statuses } = auditRecord(recordOf(broken), {});
  const endAfter = (histories: number) => {
    const reporter = reporters[format]({ color: false, failOn: "error" });
    for (let i = 0; i < histories; i++) {
      reporter.history({ job: `job-${i}`, source: SOURCE, verdict: "illegal", findings, statuses });
    }
    return reporter.end(SUMMARY).length;
  };
  expect(Math.abs(endAfter(7500) - endAfter(2500))).toBeLessThan(1000);
});

describe("sarif", () => {
  test("is SARIF 2.1.0 by its schema, and so is an audit without findings", async () => {
    expect(sarifFaults(await report("sarif"))).toEqual([]);
    expect(sarifFaults((await runCommand(["audit", "-", "--format", "sarif"])).stdout)).toEqual([]);
    expect(sarifFaults('{ "version": "2.1.0", "runs": [{ "results": {} }] }')).not.toEqual([]);
  });

  test("a result names its rule, its region and what it is known by", async () => {
    const [run] = JSON.parse(await report("sarif")).runs;
    const { locations, partialFingerprints, ...result } = run.results[0];
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(rules));
    expect(result).toMatchObject({ ruleId: "illegal-transition", level: "error" });
    expect(locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "examples/broken.json" },
      region: { startLine: 38, startColumn: 17 },
      contextRegion: { startLine: 1, byteOffset: 0, byteLength: 1606 },
    });
    expect(Object.values(partialFingerprints)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  test("helpUri is the page of the rule in the repository", async () => {
    const { homepage, version } = JSON.parse(readFileSync("package.json", "utf8"));
    const [run] = JSON.parse(await report("sarif")).runs;
    const folder = `${homepage.replace("#readme", "")}/blob/v${version}/`;
    for (const { id, helpUri } of run.tool.driver.rules) {
      expect(helpUri).toBe(`${folder}docs/rules/${id}.md`);
      expect(readFileSync(helpUri.slice(folder.length), "utf8")).toMatch(new RegExp(`^# ${id}\n`));
    }
  });

  test("a context in bytes holds just the record", async () => {
    const [run] = JSON.parse(await report("sarif")).runs;
    for (const { locations, message } of run.results) {
      const { artifactLocation, contextRegion: region } = locations[0].physicalLocation;
      const bytes = readFileSync(artifactLocation.uri).subarray(
        region.byteOffset,
        region.byteOffset + region.byteLength,
      );
      const { TrainingJobName } = JSON.parse(bytes.toString("utf8"));
      expect(message.text.startsWith(`${TrainingJobName}: `)).toBe(true);
    }
  });
});

test.each([
  ["a compressed file", { file: "dumps/jobs.ndjson.gz" }, "dumps/jobs.ndjson.gz"],
  ["a cell of a notebook", { file: "a b.ipynb", cell: 3 }, "a%20b.ipynb"],
])("%s has no place in the file that sarif or github could show", (_, place, uri) => {
  const source = { ...SOURCE, ...place };
  const { findings, statuses } = auditRecord({ ...recordOf(broken), source }, {});
  const audited = { job: "job", source, verdict: "illegal" as const, findings, statuses };
  const result = JSON.parse(reporters.sarif().history(audited));
  expect(result.locations[0].physicalLocation).toEqual({ artifactLocation: { uri } });
  expect(reporters.github().history(audited)).toMatch(/^::error file=[^,]+,title=/);
});

describe("junit", () => {
  test("is JUnit's XML by its schema, and so is an audit of nothing", async () => {
    expect(await junitFaults(await report("junit"))).toEqual([]);
    expect(await junitFaults((await runCommand(["audit", "-", "--format", "junit"])).stdout)).toEqual([]);
    expect(await junitFaults("<testsuites><testsuite/></testsuites>")).not.toEqual([]);
  });

  test("two readers find the same cases, and the line of each entry", async () => {
    const text = await report("junit");
    const [parsed, suites] = [readJunit(text), (await parseJunit(text)) as TestSuites];
    const broken = "image-classifier-broken";
    const failed = parsed.suites.flatMap(({ cases }) => cases).find(({ name }) => name === broken)!;
    expect(failed.status).toBe("FAIL");
    expect(failed.failure).toMatch(/Uploading is missing between them/);
    const cases = suites.testsuite!.flatMap(({ testcase }) => testcase ?? []);
    const [failure] = cases.find(({ name }) => name === broken)!.failure!;
    expect(failure).toMatchObject({ type: "illegal-transition", message: failed.failure });
    expect(failure!.inner).toContain("  at examples/broken.json:38:17 (cli)");
    expect(parsed).toMatchObject({ total: cases.length, failed: cases.filter((one) => one.failure).length });
  });

  test("a suite of many histories comes in parts whose counts are right", async () => {
    const { stdout } = await runCommand(["audit", "-", "--format", "junit"], { stdin: lines(manyBroken(2001)) });
    const counts = [...stdout.matchAll(/<testsuite name="-" tests="(\d+)" failures="(\d+)" errors="(\d+)">/g)];
    expect(counts.map(([, ...numbers]) => numbers.map(Number))).toEqual([
      [1000, 1000, 0],
      [1000, 1000, 0],
      [1, 1, 0],
    ]);
    expect(await junitFaults(stdout)).toEqual([]);
  });

  test("fails a case for what fails the audit; a record that cannot be read is an error", async () => {
    const warned = {
      ...life("Completed", "Starting Downloading Training Uploading Completed"),
      CreationTime: 1747419000,
    };
    const stdin = `${lines([warned])}{ "TrainingJobName": \n`;
    const junit = async (...options: string[]) =>
      (await runCommand(["audit", "-", "--format", "junit", ...options], { stdin })).stdout;
    expect(await junit()).toMatch(/tests="2" failures="0" errors="1"[\s\S]*<system-out>warning CreationTime/);
    expect(await junit("--fail-on", "warning")).toMatch(
      /tests="2" failures="1" errors="1"[\s\S]*<failure type="creation/,
    );
    expect(await junit("--fail-on", "never")).toMatch(/tests="2" failures="0" errors="1"/);
  });
});

describe("github", () => {
  test("annotates ten of a level, and points to the rest", async () => {
    const { stdout } = await runCommand(["audit", "-", "--format", "github"], {
      stdin: lines(manyBroken(25)),
    });
    expect(stdout.match(/^::error /gm)).toHaveLength(10);
    expect(stdout).toMatch(/^::notice title=Not all findings are shown::15 more of severity error: /m);
  });

  test("keeps a notice for the pointer", async () => {
    const entry = { Status: "Starting", StartTime: 1747419050 };
    const stdin = lines(Array.from({ length: 30 }, () => ({ SecondaryStatusTransitions: [entry, entry] })));
    const options = [
      "--rule",
      "repeated-status=info",
      "--rule",
      "missing-end=info",
      "--rule",
      "restart-without-cause=info",
    ];
    const { stdout } = await runCommand(["audit", "-", "--format", "github", ...options], { stdin });
    expect(stdout.match(/^::notice /gm)).toHaveLength(10);
    expect(stdout).toMatch(/^::notice title=Not all/m);
  });
});

test("csv and markdown have the line of the entry", async () => {
  expect(await report("csv")).toMatch(/^image-classifier-broken,examples\/broken\.json,38,17,illegal,error,/m);
  expect(await report("markdown")).toContain("`examples/broken.json:38:17 (cli)`");
});

describe("markdown", () => {
  test("lists a hundred findings of a severity and says how many it leaves out", async () => {
    const { stdout } = await runCommand(["audit", "-", "--format", "markdown"], {
      stdin: lines(manyBroken(103)),
    });
    expect(stdout.match(/^\| error \|/gm)).toHaveLength(100);
    expect(stdout).toMatch(/Not listed: 3 more of severity error\.\n$/);
  });
});
