import { describe, expect, test } from "vitest";
import { createMachine, transition } from "xstate";
import { type Lifecycle, trainingJob } from "../../src/index.ts";
import { documented, EVIDENCE, type Evidence, isAtLeast } from "../../src/machine/evidence.ts";
import { diagram, lifecycleOf, trainingJobMachine } from "../../src/machine/index.ts";
import { ILLEGAL } from "../../src/machine/replay-table.ts";
import { stateTree } from "../../src/machine/state-tree.ts";

const resolve = (id: string) => {
  const [primary, secondary] = id.split(".");
  return trainingJobMachine.resolveState({
    value: secondary === undefined ? primary! : { [primary!]: secondary },
  } as never);
};

const idOf = (value: unknown) => (typeof value === "string" ? value : Object.entries(value as object)[0]!.join("."));

describe.each(EVIDENCE)("the replay table at %s", (weakest: Evidence) => {
  const table = trainingJob.replayTable(weakest);

  test("is the machine, for every state and every status", () => {
    const single = table.states.flatMap((states, row) => (states.length === 1 ? [{ id: states[0]!, row }] : []));
    if (weakest === "inferred")
      expect(single.map(({ id }) => id).sort()).toEqual(trainingJob.states.map(({ id }) => id).sort());
    for (const { id, row } of single) {
      for (const status of trainingJob.statuses) {
        const state = resolve(id);
        const event = { type: status } as never;
        const cell = row * table.columns + table.columnOf(status);
        const edge = trainingJob.successors(id).find((edge) => edge.status === status);
        expect(edge !== undefined, `${id} on ${status}`).toBe(state.can(event));
        if (edge === undefined || !isAtLeast(edge.evidence, weakest)) {
          expect(table.evidence[cell], `${id} on ${status}`).toBe(ILLEGAL);
          expect([...table.states[table.next[cell]!]!].sort()).toEqual(
            trainingJob
              .statesOf(status)
              .map(({ id }) => id)
              .sort(),
          );
        } else {
          const [next] = transition(trainingJobMachine, state, event);
          expect(table.states[table.next[cell]!]).toEqual([idOf(next.value)]);
          expect(EVIDENCE[table.evidence[cell]!]).toBe(edge.evidence);
        }
      }
    }
  });

  test("joins, in a row of several states, what each of them allows", () => {
    const several = table.states.flatMap((states, row) => (states.length > 1 ? [{ states, row }] : []));
    expect(several.length).toBeGreaterThan(0);
    for (const { states, row } of several) {
      for (const status of trainingJob.statuses) {
        const edges = states
          .flatMap((id) => trainingJob.successors(id))
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
        for (const edge of trainingJob.successors(id)) if (isAtLeast(edge.evidence, weakest)) reachable.add(edge.to);
      }
      const next = table.next[row * table.columns + table.columnOf("no such status")]!;
      expect([...table.states[next]!].sort()).toEqual([...reachable].sort());
    });
  });

  test("knows the ends", () => {
    table.states.forEach((states, row) => {
      const isTerminal = states.every((id) => trainingJob.states.find((state) => state.id === id)!.terminal);
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
        return trainingJob.statuses
          .filter((status) => state.can({ type: status } as never))
          .map((status) => idOf(transition(trainingJobMachine, state, { type: status } as never)[0].value))
          .filter((next) => !seen.has(next) && seen.add(next));
      });
    }
    return Number.POSITIVE_INFINITY;
  }

  test("are the shortest, lead from edge to edge, and end where they should", () => {
    const paths = trainingJob.paths();
    for (const { id: from } of trainingJob.states) {
      for (const { id: to } of trainingJob.states) {
        expect(paths.distance(from, to), `${from} to ${to}`).toBe(steps(from, to));
        const path = paths.path(from, to);
        expect(path?.reduce((at, edge) => (edge.from === at ? edge.to : "broken"), from) ?? to).toBe(to);
      }
    }
  });

  test("prefer the better evidence among those of one length", () => {
    const statuses = trainingJob
      .paths()
      .path("Created", "InProgress.Downloading")!
      .map(({ status }) => status);
    expect(statuses).toEqual(["Starting", "Downloading"]);
  });

  test("keep to the evidence that is asked for", () => {
    expect(
      trainingJob
        .paths("observed")
        .path("InProgress.Training", "Failed.Failed")!
        .map(({ status }) => status),
    ).toEqual(["Uploading", "Failed"]);
    expect(trainingJob.paths("documented").path("Created", "InProgress.Starting")).toBeUndefined();
    expect(trainingJob.paths("documented").distance("Created", "InProgress.Starting")).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the state tree, made without xstate, is the machine that xstate makes", () => {
  /** All that is data; the functions follow from it. */
  const data = (lifecycle: Lifecycle) => JSON.parse(JSON.stringify(lifecycle)) as unknown;

  test("for the training job", () => {
    expect(data(trainingJob)).toEqual(data(lifecycleOf(trainingJobMachine)));
  });

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
          on: { Lost: { target: "Over.Lost", description: "from anywhere", meta }, Shut: { target: "Over", meta } },
          states: {
            Open: {
              description: "at work",
              meta,
              on: { Held: { target: "Held", meta }, Shut: { target: "#small.Over", meta } },
            },
            Held: { meta, on: { Open: { target: "#small.Busy", meta }, Held: { target: "Held", meta } } },
          },
        },
        Over: { meta, initial: "Shut", states: { Shut: { meta, type: "final" }, Lost: { meta, type: "final" } } },
        Gone: { meta },
      },
    } as const;
    const lifecycle = lifecycleOf(stateTree(config));
    expect(lifecycle.edges).toHaveLength(9);
    expect(data(lifecycle)).toEqual(data(lifecycleOf(createMachine(config))));
  });

  test("and a target that is nowhere is told", () => {
    const meta = documented("DescribeTrainingJob");
    const config = {
      id: "small",
      initial: "New",
      states: { New: { meta, on: { Open: { target: "Busy.Open", meta } } }, Busy: { meta, states: {} } },
    };
    expect(() => lifecycleOf(stateTree(config))).toThrow(/small.New: the event Open must lead to a state of that name/);
  });
});

describe("lifecycleOf takes any machine of the format", () => {
  const meta = documented("DescribeTrainingJob");
  const small = (on: object, stateMeta: object | undefined = meta) =>
    createMachine({
      id: "small",
      initial: "New",
      states: {
        New: { meta, on: { Open: { target: "Busy.Open", meta } } },
        Busy: {
          initial: "Open",
          states: { Open: { ...(stateMeta && { meta: stateMeta }), on }, Shut: { meta, type: "final" } },
        },
      },
    } as never);

  test("such as one of two statuses", () => {
    const lifecycle: Lifecycle = lifecycleOf(small({ Shut: { target: "Shut", meta } }));
    expect(lifecycle).toMatchObject({
      id: "small",
      statuses: ["Open", "Shut"],
      primaryStatuses: ["Busy"],
      terminalStatuses: ["Shut"],
      deprecatedStatuses: [],
    });
    expect(lifecycle.statesOf("Nope")).toEqual([]);
    expect(lifecycle.successors("Nope")).toEqual([]);
    expect(lifecycle.states[1]).toMatchObject({ id: "Busy.Open", description: "" });
  });

  test.each([
    [
      "an event of another name",
      () => small({ Close: { target: "Shut", meta } }),
      /small.Busy.Open: the event Close must lead to a state of that name/,
    ],
    ["an event without a target", () => small({ Shut: { meta } }), /the event Shut must lead/],
    [
      "an edge without evidence",
      () => small({ Shut: { target: "Shut" } }),
      /small.Busy.Open on Shut: meta must carry evidence/,
    ],
    [
      "a state without a source",
      () => small({}, { evidence: "documented" }),
      /small.Busy.Open: meta must carry evidence \(documented, observed, inferred\) and a source/,
    ],
    [
      "a state with evidence of another kind",
      () => small({}, { evidence: "heard", source: "x" }),
      /small.Busy.Open: meta/,
    ],
  ])("and refuses %s", (_, machine, message) => {
    expect(() => lifecycleOf(machine())).toThrow(TypeError);
    expect(() => lifecycleOf(machine())).toThrow(message);
  });
});

describe("the diagram", () => {
  test("names every state, and draws an edge that a whole primary status shares but once", () => {
    const text = diagram(trainingJob);
    for (const { id, status } of trainingJob.states)
      if (status) expect(text).toContain(`${id.replace(".", "_")}: ${status}`);
    expect(text.match(/InProgress --> Failed_Failed/g)).toHaveLength(1);
    expect(text).not.toContain("InProgress_Training --> Failed_Failed");
    expect(text).toContain("LaunchingMLInstances (retired)");
  });

  test("leaves out weaker edges and the states that only they touch", () => {
    const text = diagram(trainingJob, "observed");
    expect(text).not.toContain("Restarting");
    expect(text).toContain("InProgress_Uploading --> Completed_Completed");
  });
});
