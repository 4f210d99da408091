import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { auditRecord } from "../../../src/audit/pipeline/audit-record.ts";
import type { AuditResult } from "../../../src/audit/pipeline/audit-result.ts";
import { Tally } from "../../../src/audit/pipeline/summary.ts";
import { html } from "../../../src/audit/reporters/html.ts";
import type { JobData, ReportData } from "../../../src/html-report/client/report-data.ts";
import { rules } from "../../../src/index.ts";
import { embeddedIn } from "../../support/embedded-in.ts";
import { NOW } from "../../support/findings.ts";
import { ended, life } from "../../support/jobs.ts";
import { runCommand } from "../../support/run-command.ts";

const broken = life("Completed", "Starting Downloading Training Completed");

const jobsIn = (page: string) => embeddedIn(page, "jobs") as JobData[];
const reportIn = (page: string) => embeddedIn(page, "report") as ReportData;

async function reportOn(...jobs: readonly object[]): Promise<string> {
  const stdin = jobs.map((job) => JSON.stringify(job)).join("\n");
  return (await runCommand(["audit", "-", "--format", "html"], { stdin })).stdout;
}

test("contains the jobs, the statistics and the lifecycle", async () => {
  const page = await reportOn({ ...broken, TrainingJobName: "one" }, { ...ended.stopped, TrainingJobName: "two" });
  expect(jobsIn(page).map(({ name, verdict }) => [name, verdict])).toEqual([
    ["one", "illegal"],
    ["two", "legal"],
  ]);
  const { summary, inputs, sample, lifecycles } = reportIn(page);
  expect(summary).toMatchObject({ histories: 2, legal: 1, illegal: 1, findings: { "illegal-transition": 1 } });
  expect(inputs).toEqual({ files: 1, named: ["-"], formats: { "step-functions": 2 } });
  expect(sample).toEqual({ clean: 1, kept: 1, every: 1 });
  expect(lifecycles).toMatchObject([
    { id: "TrainingJob", lifecycle: { primaryStatuses: expect.arrayContaining(["Stopped"]) } },
  ]);
});

test("is the same in every run", async () => {
  expect(await reportOn(broken)).toBe(await reportOn(broken));
});

test("writes a report even if nothing was audited", async () => {
  const { stdout, code } = await runCommand(["audit", "-", "--format", "html"]);
  expect(code).toBe(3);
  expect(jobsIn(stdout)).toMatchObject([{ name: null, findings: [{ message: "standard input is empty" }] }]);
});

test("shows the severity that a rule had in the audit", async () => {
  const args = ["audit", "-", "--format", "html", "--rule", "illegal-transition=warning"];
  const { stdout } = await runCommand(args, { stdin: JSON.stringify(broken) });
  expect(reportIn(stdout).rules).toEqual({
    "illegal-transition": { title: rules["illegal-transition"].title, severity: "warning" },
  });
});

describe("hostile texts", () => {
  const names = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "\u001b[2J\u202e\u0000",
    "::error::x",
    "\"'`&lt;",
  ];

  test.each(names)("%j stays text", async (text) => {
    const job = { ...broken, TrainingJobName: text, FailureReason: text };
    const [first, ...rest] = broken.SecondaryStatusTransitions;
    const page = await reportOn({
      ...job,
      SecondaryStatusTransitions: [{ ...first, StatusMessage: text, Status: text }, ...rest],
    });
    const [found] = jobsIn(page);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is that there are none
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
    const harmless = text.replace("\u001b", "\\u001b").replace("\u202e", "\\u202e").replace("\0", "\\u0000");
    if (text !== "::error::x") expect(found?.name).toBe(harmless);
    expect(page.match(/<\/?script/g)).toHaveLength(6);
    expect(page).not.toContain("<!--");
  });
});

describe("more histories than the report keeps", () => {
  const MOST_CLEAN = 500;

  /** The report on a stream of audited histories, written as the audit does. */
  function stream(audited: Iterable<AuditResult>): string {
    const reporter = html({ mostClean: MOST_CLEAN });
    const tally = new Tally();
    const parts = [reporter.begin()];
    for (const history of audited) {
      tally.add(history);
      parts.push(reporter.history(history));
    }
    return [...parts, reporter.end(tally.summary)].join("");
  }

  function audited(job: object): AuditResult {
    const source = { line: 1, byteOffset: 0, format: "wire" };
    return auditRecord({ kind: "job", job, hasTimes: true, source }, { now: NOW });
  }

  const clean = audited(ended.completed!);
  const faulty = audited(broken);

  test("keeps all histories with findings and a sample of the others, and counts all", () => {
    const count = 3 * MOST_CLEAN;
    const page = stream(Array.from({ length: count }, (_, i) => (i % 100 === 7 ? faulty : clean)));
    const jobs = jobsIn(page);
    expect(jobs.filter(({ verdict }) => verdict === "illegal").map(({ index }) => index)).toEqual(
      Array.from({ length: count / 100 }, (_, i) => 100 * i + 7),
    );
    const { sample, summary } = reportIn(page);
    expect(summary).toMatchObject({ histories: count, illegal: count / 100 });
    expect(sample).toEqual({ clean: count * 0.99, kept: MOST_CLEAN, every: 3 });
    expect(jobs).toHaveLength(MOST_CLEAN + count / 100);
  });
});

describe("the document", () => {
  const page = html().begin() + html().end(new Tally().summary);

  test("allows only its own script and style, by their hashes", async () => {
    const { createHash } = await import("node:crypto");
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(page)!;
    const [, code] = /<script type="module">([\s\S]*?)<\/script>/.exec(page)!;
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src ${hash(style!)}; script-src ${hash(code!)}; form-action 'none'; base-uri 'none'`,
    );
  });

  test("has every style sheet", () => {
    for (const name of readdirSync("src/html-report/client/style")) {
      expect(page).toContain(readFileSync(`src/html-report/client/style/${name}`, "utf8"));
    }
  });

  test("refers to nothing outside itself", () => {
    const addresses = [...page.matchAll(/(?:https?:)?\/\/[a-z][^\s"'`)]*/gi)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(new Set(["http://www.w3.org/2000/svg"]));
    expect(page).not.toMatch(/\b(?:src|href)="(?!data:,")/);
  });

  test("its code and style contain no names of statuses and rules", async () => {
    const { lifecycle } = reportIn(await reportOn(broken)).lifecycles[0]!;
    const [, code] = /<script type="module">([\s\S]*?)<\/script>/.exec(page)!;
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
    const names = [
      ...lifecycle.primaryStatuses,
      ...lifecycle.states.flatMap(({ status }) => status ?? []),
      ...Object.keys(rules),
    ];
    for (const name of names.filter((name) => !["gap", "overlap"].includes(name))) {
      expect(code).not.toContain(name);
      expect(style).not.toContain(name);
    }
  });
});
