import { describe, expect, test } from "vitest";
import { createMachine, initialTransition, type AnyMachineSnapshot as Snapshot, transition } from "xstate";
import { type Lifecycle, trainingJobLifecycle } from "../../src/index.ts";
import { documented, EVIDENCE, type Evidence, isAtLeast } from "../../src/machine/evidence.ts";
import { diagram, lifecycleOf, trainingJobMachine } from "../../src/machine/index.ts";
import { readLifecycle } from "../../src/machine/lifecycle.ts";
import { ILLEGAL } from "../../src/machine/replay-table.ts";
import { SEEN } from "../../src/machine/seen.ts";
import { TRAINING_JOB_FACTS } from "../../src/machine/training-job.ts";

const resolve = (id: string) => {
  const [primary, secondary] = id.split(".");
  return trainingJobMachine.resolveState({
    value: secondary === undefined ? primary! : { [primary!]: secondary },
  } as never);
};

/** The state that a snapshot is in; for one that is done, the state that it was done by. */
function idOf({ status, output, value }: { status: string; output?: unknown; value: unknown }): string {
  if (status === "done") return Object.values(output as object).join(".");
  return typeof value === "string" ? value : Object.entries(value as object)[0]!.join(".");
}

describe.each(EVIDENCE)("the replay table at %s", (weakest: Evidence) => {
  const table = trainingJobLifecycle.replayTable(weakest);

  test("is the machine, for every state and every status", () => {
    const single = table.states.flatMap((states, row) => (states.length === 1 ? [{ id: states[0]!, row }] : []));
    if (weakest === "inferred")
      expect(single.map(({ id }) => id).sort()).toEqual(trainingJobLifecycle.states.map(({ id }) => id).sort());
    for (const { id, row } of single) {
      for (const status of trainingJobLifecycle.statuses) {
        const state = resolve(id);
        const event = { type: status } as never;
        const cell = row * table.columns + table.columnOf(status);
        const edge = trainingJobLifecycle.successors(id).find((edge) => edge.status === status);
        expect(edge !== undefined, `${id} on ${status}`).toBe(state.can(event));
        if (edge === undefined || !isAtLeast(edge.evidence, weakest)) {
          expect(table.evidence[cell], `${id} on ${status}`).toBe(ILLEGAL);
          expect([...table.states[table.next[cell]!]!].sort()).toEqual(
            trainingJobLifecycle
              .statesOf(status)
              .map(({ id }) => id)
              .sort(),
          );
        } else {
          const [next] = transition(trainingJobMachine, state, event);
          expect(table.states[table.next[cell]!]).toEqual([idOf(next)]);
          expect(EVIDENCE[table.evidence[cell]!]).toBe(edge.evidence);
        }
      }
    }
  });

  test("joins, in a row of several states, what each of them allows", () => {
    const several = table.states.flatMap((states, row) => (states.length > 1 ? [{ states, row }] : []));
    expect(several.length).toBeGreaterThan(0);
    for (const { states, row } of several) {
      for (const status of trainingJobLifecycle.statuses) {
        const edges = states
          .flatMap((id) => trainingJobLifecycle.successors(id))
          .filter((edge) => edge.status === status && isAtLeast(edge.evidence, weakest));
        const cell = row * table.columns + table.columnOf(status);
        expect(table.evidence[cell]).toBe(
          Math.min(ILLEGAL, ...edges.map(({ evidence }) => EVIDENCE.indexOf(evidence))),
        );
        if (edges.length > 0)
          expect([...table.states[table.next[cell]!]!].sort()).toEqual([...new Set(edges.map(({ to }) => to))].sort());
        expect(table.expected[row]!.includes(status)).toBe(edges.length > 0);
      }
    }
  });

  test("passes over an unknown status to all that can be reached", () => {
    table.states.forEach((states, row) => {
      const reachable = new Set(states);
      for (const id of reachable) {
        for (const edge of trainingJobLifecycle.successors(id))
          if (isAtLeast(edge.evidence, weakest)) reachable.add(edge.to);
      }
      const next = table.next[row * table.columns + table.columnOf("no such status")]!;
      expect([...table.states[next]!].sort()).toEqual([...reachable].sort());
    });
  });

  test("knows the ends", () => {
    table.states.forEach((states, row) => {
      const isTerminal = states.every((id) => trainingJobLifecycle.states.find((state) => state.id === id)!.terminal);
      expect(table.terminal[row]).toBe(isTerminal ? 1 : 0);
    });
  });
});

describe("paths", () => {
  /** Steps by breadth-first search over the machine itself. */
  function steps(from: string, to: string): number {
    let frontier = [from];
    const seen = new Set(frontier);
    for (let distance = 0; frontier.length > 0; distance++) {
      if (frontier.includes(to)) return distance;
      frontier = frontier.flatMap((id) => {
        const state = resolve(id);
        return trainingJobLifecycle.statuses
          .filter((status) => state.can({ type: status } as never))
          .map((status) => idOf(transition(trainingJobMachine, state, { type: status } as never)[0]))
          .filter((next) => !seen.has(next) && seen.add(next));
      });
    }
    return Number.POSITIVE_INFINITY;
  }

  test("are the shortest, lead from edge to edge, and end where they should", () => {
    const paths = trainingJobLifecycle.paths();
    for (const { id: from } of trainingJobLifecycle.states) {
      for (const { id: to } of trainingJobLifecycle.states) {
        expect(paths.distance(from, to), `${from} to ${to}`).toBe(steps(from, to));
        const path = paths.path(from, to);
        expect(path?.reduce((at, edge) => (edge.from === at ? edge.to : "broken"), from) ?? to).toBe(to);
      }
    }
  });

  test("prefer the better evidence among those of one length", () => {
    const statuses = trainingJobLifecycle
      .paths()
      .path("Created", "InProgress.Downloading")!
      .map(({ status }) => status);
    expect(statuses).toEqual(["Starting", "Downloading"]);
  });

  test("keep to the evidence that is asked for", () => {
    expect(
      trainingJobLifecycle
        .paths("observed")
        .path("InProgress.Training", "Failed.Failed")!
        .map(({ status }) => status),
    ).toEqual(["Uploading", "Failed"]);
    expect(trainingJobLifecycle.paths("documented").path("InProgress.Starting", "InProgress.Pending")).not.toHaveLength(
      1,
    );
    expect(trainingJobLifecycle.paths("documented").path("Created", "InProgress.Updating")).toBeUndefined();
    expect(trainingJobLifecycle.paths("documented").distance("Created", "InProgress.Updating")).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe("a lifecycle is read from the config, without xstate", () => {
  /** All that is data; the functions follow from it. */
  const data = (lifecycle: Lifecycle) => JSON.parse(JSON.stringify(lifecycle)) as unknown;

  test("and the machine that xstate runs has the same", () => {
    expect(data(trainingJobLifecycle)).toEqual(
      data(lifecycleOf(trainingJobMachine, { ...TRAINING_JOB_FACTS, seen: SEEN })),
    );
  });

  /** What the machine that xstate makes of a config takes, by xstate's own account. */
  function stepsOf(config: object, statuses: readonly string[]): string[] {
    const machine = createMachine(config as never);
    const steps = new Set<string>();
    const visit = (snapshot: Snapshot): void => {
      for (const type of statuses.filter((type) => snapshot.can({ type } as never))) {
        const [next] = transition(machine, snapshot as never, { type } as never);
        const step = `${idOf(snapshot)} ${idOf(next)}`;
        if (steps.has(step)) continue;
        steps.add(step);
        visit(next as never);
      }
    };
    visit(initialTransition(machine)[0] as never);
    return [...steps].sort();
  }

  test("wherever a target is written and however", () => {
    const meta = documented("DescribeTrainingJob");
    const config = {
      id: "small",
      initial: "New",
      states: {
        New: { meta, on: { Open: { target: "Busy", meta }, Shut: { target: "#small.Over.Shut", meta } } },
        Busy: {
          meta,
          initial: "Open",
          on: {
            Lost: { target: "Over.Lost", description: "from anywhere", meta },
            Shut: [{ target: ["Over"], meta }],
            Held: { target: ".Held", meta },
          },
          states: {
            Open: { description: "at work", meta, on: { Shut: { target: "#small.Over", meta } } },
            Held: { meta, on: { Open: { target: "#small.Busy", meta }, Held: { target: "Held", meta } } },
          },
        },
        Over: {
          meta,
          initial: { target: "Shut" },
          states: { Shut: { meta }, Lost: { meta, on: { Shut: { target: "Shut", meta } } } },
        },
        Gone: { meta, tags: "no-entry" },
      },
    };
    const lifecycle = readLifecycle(config);
    expect(lifecycle.edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(stepsOf(config, lifecycle.statuses));
    expect(lifecycle.edges).toHaveLength(10);
    expect(data(lifecycle)).toEqual(data(lifecycleOf(createMachine(config as never))));
    expect(lifecycle.primaryStatuses).toEqual(["Busy", "Over", "Gone"]);
  });

  test("and a machine without an id has the name that xstate gives it", () => {
    const meta = documented("DescribeTrainingJob");
    const config = { initial: "New", states: { New: { meta } } };
    expect(readLifecycle(config).id).toBe(createMachine(config).id);
  });
});

describe("the diagram", () => {
  test("names every state, and draws an edge that a whole primary status shares but once", () => {
    const text = diagram(trainingJobLifecycle);
    for (const { id, status } of trainingJobLifecycle.states)
      if (status) expect(text).toContain(`${id.replace(".", "_")}: ${status}`);
    expect(text.match(/InProgress --> Failed_Failed/g)).toHaveLength(1);
    expect(text).not.toContain("InProgress_Training --> Failed_Failed");
    expect(text).toContain("LaunchingMLInstances (retired)");
  });

  test("leaves out weaker edges and the states that only they touch", () => {
    const text = diagram(trainingJobLifecycle, "observed");
    expect(text).not.toContain("Restarting");
    expect(text).toContain("InProgress_Uploading --> Completed_Completed");
  });
});
