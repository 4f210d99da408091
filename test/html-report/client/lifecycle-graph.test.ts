import { describe, expect, test } from "vitest";
import { layeredLayout } from "../../../src/html-report/client/diagram/layered-layout.ts";
import {
  legalInstead,
  lifecycleGraph,
  transitionsOf,
} from "../../../src/html-report/client/diagram/lifecycle-graph.ts";
import { trainingJobLifecycle } from "../../../src/machine/training-job.ts";
import { ended, life } from "../../support/jobs.ts";
import { lifecycle, pageJob, stateNumber } from "../../support/report-data.ts";

const graphOf = (job: Parameters<typeof pageJob>[0]) => lifecycleGraph(lifecycle, transitionsOf(pageJob(job)));
const broken = life("Completed", "Starting Downloading Training Completed");

test("a job has one transition per entry, beginning at the initial state", () => {
  expect(transitionsOf(pageJob(broken))).toEqual([
    { entry: 0, from: 0, to: stateNumber("InProgress", "Starting"), legal: true },
    {
      entry: 1,
      from: stateNumber("InProgress", "Starting"),
      to: stateNumber("InProgress", "Downloading"),
      legal: true,
    },
    {
      entry: 2,
      from: stateNumber("InProgress", "Downloading"),
      to: stateNumber("InProgress", "Training"),
      legal: true,
    },
    { entry: 3, from: stateNumber("InProgress", "Training"), to: stateNumber("Completed", "Completed"), legal: false },
  ]);
});

test("if a status has two states, uses the one that the job is in", () => {
  expect(transitionsOf(pageJob(ended.stopped!)).map(({ to }) => to)).toContain(stateNumber("Stopping", "Uploading"));
  expect(transitionsOf(pageJob(ended.completed!)).map(({ to }) => to)).toContain(
    stateNumber("InProgress", "Uploading"),
  );
});

test("legal transitions are edges of the lifecycle and marked as taken", () => {
  for (const job of Object.values(ended)) {
    const taken = graphOf(job).drawn.filter(({ role }) => role === "taken");
    const steps = new Set(transitionsOf(pageJob(job)).map(({ from, to }) => `${from} ${to}`));
    expect(new Set(taken.map(({ from, to }) => `${from} ${to}`))).toEqual(steps);
  }
});

test("marks the transitions that the finding expected instead of the first illegal one", () => {
  const legal = trainingJobLifecycle.successors("InProgress.Training").map(({ status }) => status);
  const open = graphOf(broken).drawn.filter(({ role }) => role === "open");
  for (const { to } of open) expect(legal).toContain(lifecycle.states[to]?.status);
  expect(open).toHaveLength(8);
});

test("lists what the finding expected instead of the first illegal transition, by evidence", () => {
  const broke = transitionsOf(pageJob(broken)).find(({ legal }) => !legal)!;
  const kindOf = (status: string) =>
    trainingJobLifecycle.successors("InProgress.Training").find((edge) => edge.status === status)?.evidence;
  const groups = legalInstead(broke, lifecycle);
  expect(groups.map(({ evidence }) => evidence)).toEqual(["documented", "inferred"]);
  for (const { evidence, statuses } of groups) for (const status of statuses) expect(kindOf(status)).toBe(evidence);
  expect(groups.flatMap(({ statuses }) => statuses)).toHaveLength(8);
});

test("draws retired states only for jobs that entered them", () => {
  const retired = life("InProgress", "Starting LaunchingMLInstances", { ended: false });
  const state = stateNumber("InProgress", "LaunchingMLInstances");
  expect(graphOf(retired).nodes).toContain(state);
  expect(graphOf(ended.completed!).nodes).not.toContain(state);
});

describe("its layout", () => {
  test.each(Object.entries({ ...ended, broken }))("%s: only edges that close a cycle lead back", (_, job) => {
    const graph = graphOf(job);
    const { positions } = layeredLayout(graph);
    const column = (node: number) => positions.get(node)!.column;
    const back = graph.edges.filter(({ from, to }) => column(to) <= column(from));
    const names = back.map(({ from, to }) => `${lifecycle.states[from]?.status} ${lifecycle.states[to]?.status}`);
    for (const name of names)
      expect(["Interrupted Starting", "Interrupted Downloading", "Training Pending"]).toContain(name);
    expect(column(0)).toBe(0);
  });
});
