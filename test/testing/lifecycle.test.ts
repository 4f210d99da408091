import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMachine } from "xstate";
import { compareSnapshots, type RuleId, validateHistory, validateJob } from "../../src/index.ts";
import { jobLifecycle, type Lifecycle, lifecycleOf, trainingJobLifecycle } from "../../src/machine/index.ts";
import {
  brokenHistory,
  brokenJob,
  edgeCoverage,
  events,
  legalHistory,
  lifecycleCommands,
  polls,
  trainingJob,
} from "../../src/testing/index.ts";
import { samples } from "../support/slow.ts";

/** A job of AWS Batch: flat, and without any `meta`. */
const batch = createMachine({
  id: "batch",
  initial: "SUBMITTED",
  states: {
    SUBMITTED: { on: { PENDING: "PENDING", RUNNABLE: "RUNNABLE", FAILED: "FAILED" } },
    PENDING: { on: { RUNNABLE: "RUNNABLE", FAILED: "FAILED" } },
    RUNNABLE: { on: { STARTING: "STARTING", FAILED: "FAILED" } },
    STARTING: { on: { RUNNING: "RUNNING", FAILED: "FAILED" } },
    RUNNING: { on: { SUCCEEDED: "SUCCEEDED", FAILED: "FAILED", RUNNABLE: "RUNNABLE" } },
    SUCCEEDED: { type: "final" },
    FAILED: { type: "final" },
  },
});

/** A run with primary statuses, phases and a way to stop it. */
const run = createMachine({
  id: "run",
  initial: "Active",
  states: {
    Active: {
      initial: "Queued",
      on: { Cancelling: "Cancelling", Cancelled: "Done.Cancelled" },
      states: {
        Queued: { tags: ["waiting"], on: { Running: "Running" } },
        Running: { tags: ["working"], on: { Queued: "Queued", Passed: "#run.Done.Passed" } },
      },
    },
    Cancelling: { tags: ["stopping"], on: { Cancelled: "#run.Done.Cancelled" } },
    Done: { initial: "Passed", states: { Passed: { type: "final" }, Cancelled: { type: "final" } } },
  },
});

const LIFECYCLES: Readonly<Record<string, Lifecycle>> = {
  "a flat machine": lifecycleOf(batch),
  "a nested machine": lifecycleOf(run),
  "fields of other names": lifecycleOf(run, {
    fields: {
      ...{ status: "state", start: "startedAt", end: "stoppedAt", message: "note" },
      ...{ history: "states", name: "title", primaryStatus: "phase", secondaryStatus: "at", created: "createdAt" },
    },
  }),
  "entries without an end": lifecycleOf(batch, { fields: { status: "state", start: "at", end: null } }),
  "the newer job API": jobLifecycle,
  "the training job": trainingJobLifecycle,
};

/** The status of an entry, whatever its field is called. */
function statusIn(entry: object, { fields }: Lifecycle): unknown {
  return Object.entries(entry).find(([key]) => key === (fields?.status ?? "Status"))?.[1];
}

const runs = { seed: 1, numRuns: samples(10_000, 200) };

describe.each(Object.entries(LIFECYCLES))("with the lifecycle of %s", (_, lifecycle) => {
  const isRemark = ({ severity }: { readonly severity: string }) => severity === "info";

  test("legal histories are legal, and cover every edge", () => {
    const coverage = edgeCoverage({ lifecycle });
    const look = fc.property(legalHistory({ lifecycle }), (history) => {
      coverage.record(history);
      const { verdict, findings } = validateHistory(history, { lifecycle });
      expect(verdict).not.toBe("illegal");
      expect(findings.filter((finding) => !isRemark(finding))).toEqual([]);
    });
    fc.assert(look, { seed: 1, numRuns: 3000 });
    coverage.demand({ statuses: 1, edges: 1, endings: 1 });
  });

  test("ended histories end in the wanted status", () => {
    for (const status of lifecycle.terminalStatuses) {
      const ended = legalHistory({ lifecycle, ended: true, terminalStatuses: [status as never] });
      fc.assert(
        fc.property(ended, (history) => statusIn(history.at(-1)!, lifecycle) === status),
        { seed: 1, numRuns: 50 },
      );
    }
  });

  test("jobs, polls and events are legal", () => {
    const look = (job: object) => {
      const { findings, checked } = validateJob(job as never, { lifecycle });
      const wrong = findings.filter((finding) => !isRemark(finding));
      if (wrong.length > 0) expect(wrong).toEqual([]);
      // It reads the fields of the job, whatever they are called.
      if (!checked.rules.includes("status-mismatch")) expect(checked.rules).toContain("status-mismatch");
    };
    fc.assert(fc.property(trainingJob({ lifecycle }), look), runs);
    fc.assert(
      fc.property(polls({ lifecycle }), (responses) => responses.forEach(look)),
      runs,
    );
    if (lifecycle.fields !== undefined) {
      expect(() => events({ lifecycle })).toThrow(
        /^lifecycle: an event is of a training job, and this lifecycle has fields of other names: use polls/,
      );
      return;
    }
    fc.assert(
      fc.property(events({ lifecycle }), (sent) => sent.map(({ detail }) => detail).forEach(look)),
      runs,
    );
  });

  test("each broken history has the finding of its rule alone", () => {
    const seen = new Set<string>();
    const look = fc.property(brokenHistory({ lifecycle }), ({ history, rule, path, options }) => {
      seen.add(rule);
      expect(validateHistory(history as never, options).findings).toMatchObject([{ rule, path }]);
    });
    fc.assert(look, { seed: 1, numRuns: samples(20_000, 2000) });
    for (const rule of seen) expect(() => brokenHistory({ lifecycle, rule: rule as RuleId })).not.toThrow();
  });

  test("each broken job has the finding of its rule alone", () => {
    fc.assert(
      fc.property(brokenJob({ lifecycle }), ({ job, rule, path, options, earlier }) => {
        const findings = validateJob(job as never, options).findings;
        if (earlier === undefined) expect(findings).toMatchObject([{ rule, path }]);
        else expect(compareSnapshots(earlier as never, job as never, options).findings).toMatchObject([{ rule, path }]);
      }),
      { seed: 1, numRuns: samples(20_000, 1000) },
    );
  });

  test("histories shrink to a shortest one", () => {
    const { counterexample } = fc.check(
      fc.property(legalHistory({ lifecycle, maxLength: 40, minLength: 2 }), () => false),
      { seed: 3 },
    );
    expect(counterexample![0]).toHaveLength(2);
  });
});

describe("fields of other names", () => {
  const lifecycle = LIFECYCLES["fields of other names"]!;

  test("are those of the entries and of the job", () => {
    const [history] = fc.sample(legalHistory({ lifecycle, minLength: 2, times: "iso" }), { seed: 1, numRuns: 1 });
    expect(Object.keys(history![0]!).filter((key) => key !== "note")).toEqual(["state", "startedAt", "stoppedAt"]);
    const [job] = fc.sample(trainingJob({ lifecycle, as: "wire" }), { seed: 1, numRuns: 1 });
    expect(job).toMatchObject({ title: expect.any(String), phase: expect.any(String), states: expect.any(Array) });
    const [polled] = fc.sample(polls({ lifecycle }), { seed: 1, numRuns: 1 });
    expect(polled!.at(-1)).toMatchObject({ phase: "Done", createdAt: expect.any(Date) });
    expect(Object.keys(job!).filter((key) => /^TrainingJob(?:Name|Status)$|^SecondaryStatus/.test(key))).toEqual([]);
  });

  test("are in the paths of faults", () => {
    const [job] = fc.sample(brokenJob({ lifecycle, rule: "illegal-transition" }), { seed: 1, numRuns: 1 });
    expect(job!.path).toEqual(["states", expect.any(Number), "state"]);
    const [history] = fc.sample(brokenHistory({ lifecycle, rule: "gap" }), { seed: 1, numRuns: 1 });
    expect(history!.path).toEqual([expect.any(Number), "startedAt"]);
  });

  test("are counted by their coverage", () => {
    const coverage = edgeCoverage({ lifecycle });
    for (const job of fc.sample(trainingJob({ lifecycle }), { seed: 1, numRuns: 500 })) coverage.record(job as never);
    coverage.demand({ statuses: 1, edges: 1, endings: 1 });
  });

  test.each(["console-log", "search", "snake-case", "notebook"] as const)("have no place in %s", (as) => {
    const message = new RegExp(
      `^as: "${as}" has the fields of a training job, and this lifecycle has others: use sdk, `,
    );
    expect(() => trainingJob({ lifecycle, as })).toThrow(message);
    expect(() => polls({ lifecycle, as })).toThrow(message);
  });

  test("are shrunk in examples too", () => {
    const examples = fc.sample(legalHistory({ lifecycle, minLength: 3 }), { seed: 1, numRuns: 1 });
    const { counterexample } = fc.check(
      fc.property(legalHistory({ lifecycle }), () => false),
      { examples: examples.map((history): [typeof history] => [history]), numRuns: 1 },
    );
    expect(counterexample![0]).toHaveLength(1);
  });
});

describe("a rule that the lifecycle cannot break", () => {
  test.each<[RuleId, Lifecycle]>([
    ["deprecated-status", lifecycleOf(batch)],
    ["unattested-transition", lifecycleOf(batch)],
  ])("%s is refused by name", (rule, lifecycle) => {
    for (const take of [brokenHistory, brokenJob]) {
      expect(() => take({ lifecycle, rule })).toThrow(TypeError);
      expect(() => take({ lifecycle, rule })).toThrow(new RegExp(`^${rule}: with these constraints, no history`));
    }
  });
});

test("a status of another lifecycle is refused", () => {
  const lifecycle = lifecycleOf(batch);
  expect(() => legalHistory({ lifecycle, terminalStatuses: ["Completed" as never] })).toThrow(
    /^terminalStatuses: expected one of SUCCEEDED, FAILED, found "Completed"/,
  );
  expect(() => legalHistory({ lifecycle, durations: { Training: { min: 1, max: 2 } } })).toThrow(
    /^unknown name in durations "Training"/,
  );
});

test("durations may be given by status", () => {
  const lifecycle = lifecycleOf(batch);
  const durations = { RUNNING: { min: 7, max: 7 } };
  for (const history of fc.sample(legalHistory({ lifecycle, durations }), { seed: 1, numRuns: 100 })) {
    for (const { Status, StartTime, EndTime } of history) {
      if ((Status as string) === "RUNNING" && EndTime !== undefined)
        expect(Number(EndTime) - Number(StartTime)).toBe(7000);
    }
  }
});

test("commands for which a lifecycle has no status are left out", () => {
  const named = (lifecycle: Lifecycle) => {
    const all = fc.sample(lifecycleCommands({ lifecycle }), { seed: 1, numRuns: 100 });
    const words = all.flatMap((commands) => [...commands].map((command) => String(command).split(" ")[0]!));
    return [...new Set(words)].sort();
  };
  expect(named(lifecycleOf(batch))).toEqual(["create", "delete", "pass"]);
  expect(named(lifecycleOf(run))).toEqual(["create", "delete", "pass", "stop"]);
  expect(named(trainingJobLifecycle)).toEqual(["create", "delete", "lose", "pass", "reclaim", "stop"]);
});
