import { describe, expect, test } from "vitest";
import type { AnyStateMachine } from "xstate";
import {
  compareSnapshots,
  defineRule,
  isLegal,
  type Lifecycle,
  phases,
  repairHistory,
  validateHistory,
  validateJob,
  validateUnknown,
} from "../../src/index.ts";
import { EVIDENCE } from "../../src/machine/evidence.ts";
import { diagram, jobLifecycle, jobMachine, lifecycleOf } from "../../src/machine/index.ts";
import { ILLEGAL } from "../../src/machine/replay-table.ts";
import { toSql } from "../../src/sql/index.ts";
import { createMonitor } from "../../src/validate/monitor/index.ts";
import { toStandardSchema } from "../../src/validate/standard-schema.ts";
import { stepsOf } from "../support/machine-steps.ts";

const example = async <T>(name: string): Promise<T> => {
  const { href } = new URL(`../../examples/lifecycles/${name}.mjs`, import.meta.url);
  return ((await import(href)) as { readonly default: T }).default;
};
const batchMachine = await example<AnyStateMachine>("aws-batch");
const run = await example<Lifecycle>("github-actions-run");

const FIRST = 1_747_419_050;

const batch: Lifecycle = lifecycleOf(batchMachine, {
  fields: {
    name: "jobName",
    history: "states",
    status: "state",
    start: "startedAt",
    end: "stoppedAt",
    secondaryStatus: "status",
  },
});

/** Entries of a Batch job, ten seconds each. */
function batchStates(text: string) {
  const statuses = text.split(" ");
  return statuses.map((state, i) => {
    const startedAt = FIRST + 10 * i;
    return { state, startedAt, stoppedAt: i === statuses.length - 1 ? startedAt : startedAt + 10 };
  });
}

const SUCCEEDED = batchStates("SUBMITTED RUNNABLE STARTING RUNNING SUCCEEDED");
const INCOMPLETE = SUCCEEDED.toSpliced(2, 1);
const lifecycle = batch;

describe("the replay table is the machine", () => {
  test.each<[string, Lifecycle, AnyStateMachine]>([
    ["of a Batch job", lifecycleOf(batchMachine), batchMachine],
    ["of a job of the newer API", jobLifecycle, jobMachine],
  ])("%s", (_, { replayTable, statuses, states, initial }, machine) => {
    const table = replayTable();
    const steps = stepsOf(machine);
    const start = steps.keys().next().value!;
    const isStatus = initial.id !== start;
    for (const { id } of states) {
      const row = table.states.findIndex((members) => members.length === 1 && members[0] === id);
      const expected = id === initial.id && isStatus ? new Set([start]) : steps.get(id)!;
      const found = statuses.flatMap((status) => {
        const cell = row * table.columns + table.columnOf(status);
        return table.evidence[cell] === ILLEGAL ? [] : table.states[table.next[cell]!]!;
      });
      expect([...found].sort(), id).toEqual([...expected].sort());
    }
    expect([...steps.keys()].sort()).toEqual(
      states.flatMap(({ id }) => (id === initial.id && isStatus ? [] : id)).sort(),
    );
  });
});

describe("a flat machine without meta, with fields of other names", () => {
  test("validateHistory", () => {
    expect(validateHistory(SUCCEEDED, { lifecycle })).toMatchObject({ verdict: "legal", findings: [] });
    expect(validateHistory(SUCCEEDED.slice(0, 3), { lifecycle }).verdict).toBe("open");
    const [finding, ...others] = validateHistory(INCOMPLETE, { lifecycle, repair: true }).findings;
    expect(finding).toMatchObject({
      rule: "illegal-transition",
      path: [2, "state"],
      message: "RUNNABLE → RUNNING: STARTING is missing between them",
      data: { repair: { patch: [{ op: "add", path: "/2", value: { state: "STARTING" } }] } },
    });
    expect(others).toEqual([]);
    expect(validateHistory(["SUBMITTED", "RUNNABLE"], { lifecycle }).verdict).toBe("open");
    const open = SUCCEEDED.map(({ stoppedAt: _, ...entry }) => entry);
    expect(validateHistory(open, { lifecycle }).findings[0]).toMatchObject({
      path: [0, "stoppedAt"],
      message: "is missing from SUBMITTED, although RUNNABLE follows as entry 1",
    });
  });

  test("isLegal, with all options", () => {
    expect(isLegal(SUCCEEDED, { lifecycle })).toBe(true);
    expect(isLegal(INCOMPLETE, { lifecycle })).toBe(false);
    expect(isLegal(INCOMPLETE, { lifecycle, rules: { "illegal-transition": "off" } })).toBe(true);
    const never = defineRule({
      id: "never",
      title: "Never",
      severity: "error",
      evidence: "inferred",
      check: ({ entries }, report) => report(entries[0]!.at("Status"), null),
      message: () => "never",
    });
    expect(isLegal(SUCCEEDED, { lifecycle, customRules: [never] })).toBe(false);
    const { findings } = validateHistory(SUCCEEDED, { lifecycle, customRules: [never] });
    expect(findings.map(({ path }) => path)).toEqual([[0, "state"]]);
  });

  test("validateJob and validateUnknown", () => {
    const job = { jobName: "a-job", status: "SUCCEEDED", states: SUCCEEDED };
    expect(validateJob(job, { lifecycle })).toMatchObject({ verdict: "legal", findings: [] });
    expect(validateUnknown(job, { lifecycle })).toEqual(validateJob(job, { lifecycle }));
    expect(validateUnknown(INCOMPLETE, { lifecycle }).verdict).toBe("illegal");
    expect(validateJob({ ...job, status: "FAILED" }, { lifecycle }).findings).toMatchObject([
      {
        rule: "secondary-status-mismatch",
        path: ["status"],
        message: "is FAILED, yet the history ends with SUCCEEDED (entry 4)",
      },
    ]);
    expect(validateJob({ ...job, states: INCOMPLETE }, { lifecycle }).findings[0]!.path).toEqual([
      "states",
      2,
      "state",
    ]);
    expect(validateJob({ ...job, states: [7] }, { lifecycle }).findings[0]!.path).toEqual(["states", 0]);
    expect(validateUnknown(7, { lifecycle }).verdict).toBe("illegal");
  });

  test("the times of a lifecycle without a service may be of any year, but not in the future", () => {
    const at = (startedAt: string) => [{ state: "SUBMITTED", startedAt }];
    expect(validateHistory(at("1999-01-01T00:00:00Z"), { lifecycle }).findings).toEqual([]);
    const [finding] = validateHistory(at("2199-01-01T00:00:00Z"), { lifecycle, now: "2026-01-01T00:00:00Z" }).findings;
    expect(finding!.message).toMatch(/^2199-01-01T00:00:00.000Z is more than a day in the future/);
  });

  test("phases come from the tags", () => {
    expect(phases(SUCCEEDED, { lifecycle })).toMatchObject({
      waiting: 20,
      starting: 10,
      running: 10,
      total: 40,
      unaccounted: 0,
      findings: [],
    });
    expect(phases({ states: SUCCEEDED }, { lifecycle })).toEqual(phases(SUCCEEDED, { lifecycle }));
    expect(phases(SUCCEEDED, { lifecycle })).not.toHaveProperty("lost");
    const late = SUCCEEDED.with(4, { state: "SUCCEEDED", startedAt: FIRST + 50, stoppedAt: FIRST + 50 });
    expect(phases({ states: late }, { lifecycle }).findings).toMatchObject([
      { rule: "gap", path: ["states", 4, "startedAt"] },
    ]);
  });

  test("repairHistory", () => {
    const { patch, statuses } = repairHistory({ states: INCOMPLETE }, { lifecycle });
    expect(statuses).toEqual(SUCCEEDED.map(({ state }) => state));
    expect(patch).toEqual([
      { op: "add", path: "/states/2", value: { state: "STARTING", startedAt: FIRST + 20, stoppedAt: FIRST + 30 } },
    ]);
    expect(repairHistory(["SUBMITTED", "STARTING", "RUNNING", "SUCCEEDED"], { lifecycle }).patch).toEqual([
      { op: "add", path: "/1", value: "RUNNABLE" },
    ]);
    expect(repairHistory({ jobName: "a-job", status: "SUBMITTED" }, { lifecycle }).patch).toMatchObject([
      { op: "add", path: "/states", value: [{ state: "SUBMITTED" }] },
    ]);
  });

  test("compareSnapshots", () => {
    const later = SUCCEEDED.with(0, { ...SUCCEEDED[0]!, state: "PENDING" });
    expect(compareSnapshots({ states: SUCCEEDED }, { states: later }, { lifecycle }).findings).toMatchObject([
      {
        rule: "history-rewritten",
        path: ["states", 0, "state"],
        message: "was SUBMITTED in an earlier response and is PENDING now",
      },
    ]);
    expect(compareSnapshots(SUCCEEDED.slice(0, 2), SUCCEEDED, { lifecycle }).findings).toEqual([]);
  });

  test("createMonitor, with single entries, jobs, limits and custom rules", () => {
    const slow = defineRule({
      id: "slow-start",
      title: "Slow",
      severity: "warning",
      evidence: "inferred",
      check({ entries }, report) {
        for (const entry of entries) if (entry.end - entry.start > 15_000) report(entry.at(), null);
      },
      message: () => "took more than 15 s",
    });
    const monitor = createMonitor({
      lifecycle,
      customRules: [slow],
      limits: { RUNNABLE: 60 },
      clock: () => FIRST + 100,
    });
    expect(monitor.update("a", { state: "SUBMITTED", startedAt: FIRST })).toEqual([]);
    expect(monitor.update("a", { state: "RUNNABLE", startedAt: FIRST + 20 })).toMatchObject([
      { rule: "slow-start", path: ["states", 0] },
      { rule: "stuck", path: ["states", 1, "startedAt"] },
    ]);
    expect(monitor.open()).toEqual([{ job: "a", status: "RUNNABLE", age: 80 }]);
    expect(monitor.update("b", { jobName: "b", states: SUCCEEDED })).toEqual([]);
    expect(monitor.update("b", { jobName: "b", states: SUCCEEDED.slice(1) })).toMatchObject([
      { rule: "illegal-first-status", path: ["states", 0, "state"] },
    ]);
    expect(monitor.check()).toEqual([]);
    expect(monitor.close("a")).toBe(true);
  });

  test("toSql, diagram and toStandardSchema", () => {
    const query = toSql({ dialect: "duckdb", table: "jobs", lifecycle });
    for (const name of ["jobName", "states", "state", "startedAt", "stoppedAt"]) expect(query).toContain(`"${name}"`);
    expect(query).not.toContain("SecondaryStatusTransitions");
    expect(diagram(batch)).toContain("  [*] --> SUBMITTED\n  SUBMITTED: SUBMITTED\n");
    const schema = toStandardSchema((value) => validateUnknown(value, { lifecycle }));
    expect(schema["~standard"].validate(INCOMPLETE)).toMatchObject({ issues: [{ path: [2, "state"] }] });
  });
});

describe("a run of GitHub Actions, whose entries have no end", () => {
  const off = { rules: { "unattested-transition": "off" } } as const;
  const states = (text: string) =>
    text.split(" ").map((state, i) => ({ state, at: new Date((FIRST + 10 * i) * 1000).toISOString() }));

  test("each ends when the next one starts", () => {
    const done = states("queued in_progress success");
    expect(validateHistory(done, { lifecycle: run, ...off })).toMatchObject({ verdict: "legal", findings: [] });
    expect(phases(done, { lifecycle: run })).toMatchObject({ waiting: 10, running: 10, total: 20 });
    expect(repairHistory(states("queued success"), { lifecycle: run }).patch).toEqual([
      { op: "add", path: "/1", value: { state: "in_progress", at: "2025-05-16T18:11:00.000Z" } },
    ]);
  });

  test("a run can be run again, and may be read in a wrong order", () => {
    expect(validateHistory(states("queued in_progress failure queued"), { lifecycle: run, ...off }).verdict).toBe(
      "open",
    );
    const [a, b, c] = states("queued in_progress success");
    const { findings } = validateHistory([a!, c!, b!], { lifecycle: run, ...off });
    expect(findings.map(({ rule }) => rule)).toContain("out-of-order");
    expect(findings.map(({ rule }) => rule)).not.toContain("end-before-start");
  });

  test("its conclusion is compared with the history", () => {
    const job = { conclusion: "failure", states: states("queued in_progress success") };
    expect(validateJob(job, { lifecycle: run, ...off }).findings[0]!.message).toBe(
      "is failure, yet the history ends with success (entry 2)",
    );
    expect(
      validateHistory([{ state: "queued", at: "2017-01-01T00:00:00Z" }], { lifecycle: run, ...off }).findings[0]!
        .message,
    ).toMatch(/when GitHub Actions began/);
  });

  test("a query cannot fill in ends", () => {
    expect(() => toSql({ dialect: "duckdb", table: "runs", lifecycle: run })).toThrow(/its entries have no end/);
  });

  test("only what was asked for counts", () => {
    expect(EVIDENCE.map((evidence) => isLegal(states("queued"), { lifecycle: run, evidence }))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
