import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareSnapshots, validateJob } from "../../src/index.ts";
import { brokenJob, polls } from "../../src/testing/index.ts";
import { createMonitor } from "../../src/validate/monitor/index.ts";
import { writeJob } from "../../src/write/index.ts";
import { ended, type Job, life } from "../support/jobs.ts";
import { runCommand } from "../support/run-command.ts";
import { samples } from "../support/slow.ts";
import { snapshotsOf } from "../support/snapshots.ts";

/* What two responses for a job say of its settings and its warm pool: the library, a monitor and an audit agree. */

interface Found {
  readonly rule: string;
  readonly path: readonly (string | number)[];
}

const told = (findings: readonly Found[]) => findings.map(({ rule, path }) => `${rule} ${path.join(".")}`);

const CHANGES = ["settings-changed", "warm-pool-reversed"] as const;
const isChange = ({ rule }: Found) => (CHANGES as readonly string[]).includes(rule);

/** The findings per response. */
async function audited(responses: readonly unknown[]): Promise<string[][]> {
  const stdin = responses.map((response) => `${JSON.stringify(response)}\n`).join("");
  const { stdout } = await runCommand(["audit", "-", "--format", "json"], { stdin });
  const { histories } = JSON.parse(stdout) as { histories: { findings: Found[] }[] };
  return histories.map(({ findings }) => told(findings));
}

function watched(responses: readonly unknown[]): string[][] {
  const monitor = createMonitor();
  return responses.map((response) => told(monitor.update("a-job", response)));
}

const base: Job = {
  ...life("Completed", "Starting Downloading Training Uploading Completed"),
  TrainingJobName: "a-job",
};
const spot = ended["interrupted once"]!;
const retried = { ...base, RetryStrategy: { MaximumRetryAttempts: 3 } };
const pool = (Status: string) => ({
  ...base,
  WarmPoolStatus: { Status, ...(Status === "Reused" ? { ReusedByJob: "another-job" } : {}) },
});
const limit = (job: Job, field: string, seconds: number) => ({
  ...job,
  StoppingCondition: { ...job.StoppingCondition, [field]: seconds },
});

const PAIRS: readonly (readonly [finding: string, earlier: object, later: object])[] = [
  ["settings-changed StoppingCondition.MaxRuntimeInSeconds", base, limit(base, "MaxRuntimeInSeconds", 200)],
  ["settings-changed StoppingCondition.MaxWaitTimeInSeconds", spot, limit(spot, "MaxWaitTimeInSeconds", 900)],
  [
    "settings-changed StoppingCondition.MaxPendingTimeInSeconds",
    limit(base, "MaxPendingTimeInSeconds", 7200),
    limit(base, "MaxPendingTimeInSeconds", 9000),
  ],
  [
    "settings-changed RetryStrategy.MaximumRetryAttempts",
    retried,
    { ...retried, RetryStrategy: { MaximumRetryAttempts: 4 } },
  ],
  ["settings-changed EnableManagedSpotTraining", base, { ...base, EnableManagedSpotTraining: true }],
  ["warm-pool-reversed WarmPoolStatus.Status", pool("Terminated"), pool("Available")],
  ["warm-pool-reversed WarmPoolStatus.Status", pool("Reused"), pool("Terminated")],
];

describe.each(PAIRS)("%s", (finding, earlier, later) => {
  test("is one finding of the library, a monitor and an audit, however often the responses are repeated", async () => {
    expect(told(compareSnapshots(earlier, later).findings)).toEqual([finding]);
    expect(watched([earlier, earlier, later, later])).toEqual([[], [], [finding], []]);
    expect(await audited([earlier, earlier, later, later])).toEqual([[], [], [finding], []]);
  });

  test("is found behind a finding of the job itself, and behind other jobs", async () => {
    const broken = (job: object) => ({ ...job, FailureReason: "AlgorithmError" });
    const other = { ...base, TrainingJobName: "another-job" };
    expect(await audited([broken(earlier), other, broken(later)])).toEqual([
      ["failure-reason-unexpected FailureReason"],
      [],
      [finding],
    ]);
  });

  test("is found in events, each in its own file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "settings-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [i, job] of [earlier, later].entries()) {
      const event = writeJob(job, "eventbridge");
      writeFileSync(join(folder, `${i}.json`), JSON.stringify(event));
    }
    const { stdout } = await runCommand(["audit", folder, "--format", "json"]);
    const { histories } = JSON.parse(stdout) as { histories: { findings: Found[] }[] };
    expect(histories.map(({ findings }) => told(findings))).toEqual([[finding]]);
  });

  test("is not looked for between responses in two files, which may be variants of one job", async () => {
    const folder = mkdtempSync(join(tmpdir(), "settings-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const [i, job] of [earlier, later].entries()) {
      writeFileSync(join(folder, `${i}.json`), JSON.stringify(job));
    }
    const { code } = await runCommand(["audit", folder]);
    expect(code).toBe(0);
  });
});

test("a response that comes late is compared as the earlier one", () => {
  const [early, late] = [snapshotsOf(base)[2]!, base];
  const changed = limit(early, "MaxRuntimeInSeconds", 200);
  const monitor = createMonitor();
  monitor.update("a-job", late);
  expect(monitor.update("a-job", changed)).toMatchObject([
    { rule: "settings-changed", severity: "error", data: { earlier: 200, later: 100 } },
  ]);
  const closed = { ...pool("Terminated"), LastModifiedTime: base.LastModifiedTime + 1000 };
  expect(watched([closed, pool("InUse")])).toEqual([[], []]);
  expect(watched([pool("InUse"), pool("Terminated")])).toEqual([[], []]);
});

test("a setting is remembered over responses that lack it, events with an empty array, and single entries", () => {
  const { StoppingCondition: _, ...lacking } = base;
  const empty = { ...lacking, SecondaryStatusTransitions: [], LastModifiedTime: base.LastModifiedTime + 1000 };
  const changed = limit(base, "MaxRuntimeInSeconds", 200);
  const finding = "settings-changed StoppingCondition.MaxRuntimeInSeconds";
  const event = writeJob(empty, "eventbridge");
  const [starting] = base.SecondaryStatusTransitions;
  for (const between of [lacking, event, starting]) {
    expect(watched([base, between, changed]).at(-1)).toEqual([finding]);
  }
  const noHistory = { ...empty, TrainingJobStatus: "InProgress", StoppingCondition: changed.StoppingCondition };
  expect(watched([base, writeJob(noHistory, "eventbridge")])[1]).toContain(finding);
});

test("a CreationTime that changes contradicts the history of its own response; in an audit, it is another job", async () => {
  const changed = { ...base, CreationTime: base.CreationTime + 60_000 };
  expect(told(compareSnapshots(base, changed).findings)).toEqual(["settings-changed CreationTime"]);
  const expected = [[], ["creation-time-mismatch CreationTime"]];
  expect(watched([base, changed])).toEqual(expected);
  expect(await audited([base, changed])).toEqual(expected);
  const open = { detail: { CreationTime: base.CreationTime, SecondaryStatusTransitions: [] } };
  const other = { detail: { ...open.detail, CreationTime: changed.CreationTime } };
  expect(watched([open, other])[1]).toEqual(["settings-changed CreationTime"]);
});

test("more combinations of settings than a monitor shares are remembered too", () => {
  const monitor = createMonitor();
  const jobs = 10_050;
  for (let i = 0; i < jobs; i++) monitor.update(`job-${i}`, limit(base, "MaxRuntimeInSeconds", 100 + i));
  for (const i of [0, jobs - 1]) {
    expect(told(monitor.update(`job-${i}`, limit(base, "MaxRuntimeInSeconds", 7)))).toEqual([
      "settings-changed StoppingCondition.MaxRuntimeInSeconds",
    ]);
  }
  expect(monitor.update(`job-${jobs - 2}`, limit(base, "MaxRuntimeInSeconds", 100 + jobs - 2))).toEqual([]);
  const strange = "x".repeat(100);
  monitor.update("strange", pool(strange));
  expect(monitor.update("strange", pool(strange))).toEqual([]);
});

test.each([
  ["text", /error +StoppingCondition\.MaxRuntimeInSeconds: was 100 in an earlier response and is 200 now/],
  ["json", /"rule": ?"settings-changed"[^}]*"StoppingCondition"/],
  ["sarif", /"ruleId": ?"settings-changed"/],
])("the %s report shows it, at the later response", async (format, text) => {
  const stdin = [base, limit(base, "MaxRuntimeInSeconds", 200)].map((job) => `${JSON.stringify(job)}\n`).join("");
  const { stdout, code } = await runCommand(["audit", "-", "--format", format], { stdin });
  expect(code).toBe(1);
  expect(stdout).toMatch(text);
  if (format === "sarif") expect(stdout).toMatch(/"startLine": ?2/);
});

describe("jobs of the fixture", () => {
  test.each(CHANGES)("%s is found once, alike by the library, a monitor and an audit", async (rule) => {
    const fields = new Set<string>();
    await fc.assert(
      fc.asyncProperty(brokenJob({ rule }), async ({ earlier = {}, job, path }) => {
        const finding = `${rule} ${path.join(".")}`;
        const alone = told(validateJob(earlier).findings);
        fields.add(finding);
        expect(told(compareSnapshots(earlier, job).findings)).toEqual([finding]);
        expect(watched([earlier, job])).toEqual([alone, [finding]]);
        // Another CreationTime is another job.
        const isAnother = path[0] === "CreationTime";
        expect(await audited([earlier, job])).toEqual([alone, isAnother ? [] : [finding]]);
      }),
      { seed: 1, numRuns: samples(1_000, 80) },
    );
    expect(fields.size).toBe(rule === "settings-changed" ? 5 : 1);
  });

  test("are never reported while they are polled, nor are their warm pools", async () => {
    const pools = ["InUse", "Available", "Reused"];
    await fc.assert(
      fc.asyncProperty(polls({ ended: true }), fc.nat(1000), async (responses, number) => {
        let at = 0;
        const all = responses.map((response, i) => {
          if (response.EnableManagedSpotTraining || response.TrainingEndTime === undefined) return response;
          at = Math.min(at + ((number >> i) & 1), pools.length - 1);
          return { ...response, WarmPoolStatus: { Status: pools[at], ReusedByJob: "another-job" } };
        });
        expect(watched(all).flat()).toEqual([]);
        expect((await audited(all)).flat()).toEqual([]);
        const [first, last] = [all[0]!, all.at(-1)!];
        // Responses of one moment are taken in the order in which they come.
        if (Number(first.LastModifiedTime) === Number(last.LastModifiedTime)) return;
        expect(compareSnapshots(last, first).findings.filter(isChange)).toEqual([]);
      }),
      { numRuns: samples(1_000, 60) },
    );
  });
});
