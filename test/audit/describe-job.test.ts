import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/audit/pipeline/exit-code.ts";
import { reporters } from "../../src/audit/reporters/index.ts";
import type { JobData, ReportData } from "../../src/html-report/client/report-data.ts";
import { embeddedIn } from "../support/embedded-in.ts";
import { ended } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";

const START = 1_780_000_000;

function response(JobName: string, JobStatus: string, statuses: string, more: object = {}) {
  const list = statuses.split(" ");
  const SecondaryStatusTransitions = list.map((Status, i) => ({
    Status,
    StartTime: START + 10 * i,
    EndTime: START + 10 * Math.min(i + 1, list.length - 1),
  }));
  return { JobName, JobStatus, SecondaryStatus: list.at(-1), SecondaryStatusTransitions, ...more };
}

const clean = response("clean", "Completed", "Starting Evaluating Completed");
const broken = response("broken", "Stopped", "Starting Stopped");
const training = { ...ended.completed!, TrainingJobName: "training" };
const text = (...jobs: object[]) => jobs.map((job) => JSON.stringify(job)).join("\n");
const audit = (stdin: string, ...options: string[]) => runCommand(["audit", "-", ...options], { stdin });

interface History {
  readonly job: string;
  readonly lifecycle?: string;
  readonly verdict: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly path: readonly unknown[] }[];
}
const historiesOf = async (stdin: string, ...options: string[]) => {
  const { stdout } = await audit(stdin, "--format", "json", ...options);
  const { histories } = JSON.parse(stdout) as { histories: readonly History[] };
  return histories.map(({ job, lifecycle = "-", verdict, findings }) =>
    [job, lifecycle, verdict, ...findings.map(({ rule }) => rule)].join(" "),
  );
};
const ONCE = "unattested-transition";

describe("audit", () => {
  test("validates each response with its own lifecycle", async () => {
    expect(await historiesOf(text(training, clean, broken))).toEqual([
      "training - legal",
      `clean Job legal ${ONCE}`,
      `broken Job illegal ${ONCE} illegal-transition`,
    ]);
  });

  test("names the fields as DescribeJob does", async () => {
    const wrong = response("wrong", "Failed", "Starting Completed");
    const { stdout } = await audit(text(wrong), "--format", "json");
    const [{ findings }] = JSON.parse(stdout).histories;
    expect(findings.find(({ rule }: { rule: string }) => rule === "status-mismatch").path).toEqual(["JobStatus"]);
  });

  test.each(Object.keys(reporters))("every report has its findings: %s", async (format) => {
    const { code, stdout } = await audit(text(training, broken), "--format", format);
    expect(code).toBe(ExitCode.Findings);
    expect(stdout).toContain("illegal-transition");
    expect(stdout).toContain("broken");
  });

  test("text names the lifecycle of jobs that are not training jobs", async () => {
    const { stdout } = await audit(text(training, broken), "--verbose");
    expect(stdout).toMatch(/illegal broken -:2 \(wire\), lifecycle Job\n/);
    expect(stdout).toMatch(/legal training .*\)\n/);
  });

  test("SARIF names it in the properties of a result", async () => {
    const { runs } = JSON.parse((await audit(text(broken), "--format", "sarif")).stdout);
    expect(runs[0].results.map(({ properties }: { properties: object }) => properties)).toMatchObject([
      { lifecycle: "Job" },
      { lifecycle: "Job" },
    ]);
  });

  test("HTML has the states and phases of each lifecycle", async () => {
    const { stdout } = await audit(text(training, clean, broken), "--format", "html");
    const { lifecycles } = embeddedIn(stdout, "report") as ReportData;
    expect(lifecycles.map(({ id }) => id)).toEqual(["TrainingJob", "Job"]);
    expect(lifecycles[1]!.lifecycle.states.map(({ status }) => status)).toContain("Evaluating");
    const spent = lifecycles[1]!.statistics!.phases.filter(({ histories }) => histories > 0);
    expect(spent.map(({ phase, total }) => [phase, total])).toEqual([
      ["waiting", 20_000],
      ["evaluating", 10_000],
    ]);
    const jobs = embeddedIn(stdout, "jobs") as JobData[];
    const states = (job: JobData) =>
      job.entries.map(({ state }) => lifecycles[job.lifecycle]!.lifecycle.states[state]!.status);
    expect(jobs.map((job) => [job.name, job.lifecycle, states(job)])).toEqual([
      ["clean", 1, ["Starting", "Evaluating", "Completed"]],
      ["broken", 1, ["Starting", "Stopped"]],
      ["training", 0, training.SecondaryStatusTransitions.map(({ Status }) => Status)],
    ]);
  });

  test("compares the responses of one job, also if a training job has its name", async () => {
    const running = response("job", "InProgress", "Starting Evaluating Finalizing");
    const later = response("job", "Completed", "Starting Generating Finalizing Completed");
    const other = { ...training, TrainingJobName: "job" };
    expect(await historiesOf(text(running, other, later))).toEqual([
      `job Job open ${ONCE}`,
      "job - legal",
      "job Job illegal history-rewritten",
    ]);
  });

  test("finds the edit that makes a history legal", async () => {
    const { stdout } = await audit(text(broken), "--repair");
    expect(stdout).toMatch(/repair +insert Stopping/);
  });

  test("a lifecycle on the command line is that of all histories", async () => {
    const lifecycle = ["--lifecycle", "examples/lifecycles/aws-batch.mjs"];
    expect(await historiesOf(text(clean), ...lifecycle)).toEqual([expect.stringMatching(/^clean BatchJob illegal/)]);
  });

  test("the rules of the configuration and limits apply", async () => {
    expect(await historiesOf(text(clean), "--rule", `${ONCE}=off`)).toEqual(["clean Job legal"]);
    expect((await audit(text(clean), "--rule", `${ONCE}=error`)).code).toBe(ExitCode.Findings);
  });
});

describe("phases", () => {
  const phases = (...options: string[]) =>
    runCommand(["phases", "-", ...options], { stdin: text(training, clean, broken) });

  test("accounts each lifecycle by itself", async () => {
    const { seconds, jobs, lifecycle, others } = JSON.parse((await phases("--format", "json")).stdout);
    expect({ lifecycle, jobs }).toEqual({ lifecycle: "TrainingJob", jobs: 1 });
    expect(seconds).not.toHaveProperty("evaluating");
    expect(others).toMatchObject([{ lifecycle: "Job", jobs: 2, seconds: { evaluating: { count: 1, total: 10 } } }]);
  });

  test("as text and as CSV", async () => {
    const { stdout } = await phases();
    expect(stdout).toMatch(/^TrainingJob: 1 job, 0 open\n[\s\S]*\nJob: 2 jobs, 0 open\n[\s\S]*\nevaluating +1 /);
    expect((await phases("--format", "csv")).stdout).toContain("\nJob,phase,evaluating,1,10,10,10,10\n");
  });
});

describe("convert", () => {
  const converted = async (format: string) =>
    (await runCommand(["convert", "-", "--format", format], { stdin: text(clean) })).stdout;

  test("writes what audit reads as the same job", async () => {
    expect(await historiesOf(await converted("ndjson"))).toEqual([`clean Job legal ${ONCE}`]);
    expect(await converted("csv")).toContain("\nclean,1,Evaluating,");
    expect(await converted("xes")).toContain('<string key="JobStatus" value="Completed"/>');
  });
});
