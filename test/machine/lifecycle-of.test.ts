import { describe, expect, test } from "vitest";
import { assign, createActor, createMachine, fromPromise, setup } from "xstate";
import { type Lifecycle, validateHistory } from "../../src/index.ts";
import { lifecycleOf, trainingJobMachine } from "../../src/machine/index.ts";

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** The verdict on a list of statuses, and the rules that report something. */
function judged(lifecycle: Lifecycle, statuses: string): string {
  const { verdict, findings } = validateHistory(statuses.split(" "), { lifecycle });
  return [verdict, ...findings.map(({ rule }) => rule)].join(" ");
}

describe("lifecycleOf reads machines as people write them", () => {
  test("flat, with events of other names, without meta", () => {
    const lifecycle = lifecycleOf(
      createMachine({
        id: "order",
        initial: "Placed",
        states: {
          Placed: { on: { PAY: "Paid", CANCEL: { target: "Cancelled" } } },
          Paid: { on: { SHIP: [{ target: "Shipped" }], CANCEL: "Cancelled" } },
          Shipped: { type: "final" },
          Cancelled: { type: "final" },
        },
      }),
    );
    expect(lifecycle).toMatchObject({
      id: "order",
      statuses: ["Placed", "Paid", "Shipped", "Cancelled"],
      primaryStatuses: ["Placed", "Paid", "Shipped", "Cancelled"],
      firstStatuses: ["Placed"],
      terminalStatuses: ["Shipped", "Cancelled"],
      deprecatedStatuses: [],
      phases: [],
    });
    expect(lifecycle.states[1]).toEqual({
      id: "Placed",
      status: "Placed",
      primaryStatus: "Placed",
      terminal: false,
      description: "",
      evidence: "documented",
      source: "order",
    });
    expect(lifecycle.statesOf("Nope")).toEqual([]);
    expect(lifecycle.successors("Nope")).toEqual([]);
    expect(judged(lifecycle, "Placed Paid Shipped")).toBe("legal");
    expect(judged(lifecycle, "Placed Paid")).toBe("open");
    expect(judged(lifecycle, "Paid Shipped")).toBe("illegal illegal-first-status");
    expect(judged(lifecycle, "Placed Shipped")).toBe("illegal illegal-transition");
  });

  test("nested to any depth: the innermost state is the status, the one at the top its primary status", () => {
    const lifecycle = lifecycleOf(
      createMachine({
        initial: "Open",
        states: {
          Open: {
            initial: "Work",
            on: { close: "Closed" },
            states: {
              Work: {
                initial: "Begun",
                states: { Begun: { on: { go: "Half" } }, Half: { on: { rest: "#(machine).Open.Rest" } } },
              },
              Rest: { on: { go: "Work.Half" } },
            },
          },
          Closed: { type: "final" },
        },
      }),
    );
    expect(lifecycle.statuses).toEqual(["Begun", "Half", "Rest", "Closed"]);
    expect(lifecycle.states.map(({ id, primaryStatus }) => [id, primaryStatus])).toEqual([
      ["(empty)", undefined],
      ["Open.Work.Begun", "Open"],
      ["Open.Work.Half", "Open"],
      ["Open.Rest", "Open"],
      ["Closed", "Closed"],
    ]);
    expect(judged(lifecycle, "Begun Half Rest Half Closed")).toBe("legal");
  });

  test("with an initial state that stands for the empty history", () => {
    const flat = (tags: string | string[]) =>
      lifecycleOf(createMachine({ initial: "idle", states: { idle: { tags, on: { GO: "On" } }, On: {} } }));
    expect(flat("no-entry").firstStatuses).toEqual(["On"]);
    expect(flat(["no-entry"]).initial).toMatchObject({ id: "idle", status: undefined });
    expect(flat([]).firstStatuses).toEqual(["idle"]);
    const nested = lifecycleOf(
      createMachine({
        initial: "New",
        states: { New: { on: { GO: "Up" } }, Up: { initial: "On", states: { On: {} } } },
      }),
    );
    expect(nested).toMatchObject({ statuses: ["On"], firstStatuses: ["On"], primaryStatuses: ["Up"] });
  });

  test("with ends that other statuses follow", () => {
    const lifecycle = lifecycleOf(
      createMachine({
        initial: "Running",
        states: {
          Running: { on: { end: "Completed" } },
          Completed: { tags: "ended", on: { delete: "Deleting" } },
          Deleting: { type: "final" },
        },
      }),
    );
    expect(lifecycle.terminalStatuses).toEqual(["Completed", "Deleting"]);
    expect(judged(lifecycle, "Running Completed")).toBe("legal");
    expect(judged(lifecycle, "Running Completed Deleting")).toBe("legal");
    expect(judged(lifecycle, "Running Completed Running")).toBe("illegal status-after-terminal");
  });

  test("with a claim for all that has none, and any source", () => {
    const machine = createMachine({
      id: "small",
      initial: "A",
      states: {
        A: { meta: { color: "red", id: "no id" }, on: { b: { target: "B", meta: { evidence: "observed" } } } },
        B: { meta: { source: "RFC 2549" } },
      },
    });
    expect(lifecycleOf(machine, { evidence: "inferred", source: "my notes" })).toMatchObject({
      states: [
        { evidence: "inferred", source: "my notes" },
        { id: "A", evidence: "inferred", source: "my notes" },
        { id: "B", evidence: "inferred", source: "RFC 2549" },
      ],
      edges: [
        { status: "A", evidence: "inferred" },
        { status: "B", evidence: "observed", source: "my notes" },
      ],
    });
    expect(lifecycleOf(machine).states[1]).toMatchObject({ evidence: "documented", source: "small" });
    expect(lifecycleOf(machine).states[1]).not.toHaveProperty("color");
  });

  test("with tags of their own: the first is the phase, inner before outer", () => {
    const lifecycle = lifecycleOf(
      createMachine({
        initial: "Up",
        states: {
          Up: {
            initial: "A",
            tags: "running",
            states: { A: { tags: ["waiting", "cheap"], on: { b: "B" } }, B: { on: { c: "#(machine).C" } } },
          },
          C: { tags: ["ended"] },
        },
      }),
    );
    expect(lifecycle.states.map(({ phase }) => phase)).toEqual([undefined, "waiting", "running", undefined]);
    expect(lifecycle.phases).toEqual(["waiting", "running"]);
  });

  test("and keeps what an event without a target does: nothing", () => {
    const lifecycle = lifecycleOf(
      createMachine({
        context: { polls: 0 },
        initial: "Up",
        states: {
          Up: {
            initial: "A",
            on: { stop: "Down", poll: { actions: assign({ polls: 1 }) } },
            states: { A: { on: { stop: {}, next: "B" } }, B: {} },
          },
          Down: {},
        },
      }),
    );
    expect(lifecycle.successors("Up.A").map(({ to }) => to)).toEqual(["Up.B"]);
    expect(lifecycle.successors("Up.B").map(({ to }) => to)).toEqual(["Down"]);
  });

  test("and takes the better evidence of two events that lead to one status", () => {
    const lifecycle = lifecycleOf(
      createMachine({
        initial: "A",
        states: { A: { on: { x: { target: "B", meta: { evidence: "inferred" } }, y: "B" } }, B: {} },
      }),
    );
    expect(lifecycle.successors("A")).toMatchObject([{ status: "B", evidence: "documented" }]);
  });

  test("typed by the literals of a machine that setup made", () => {
    const lifecycle = lifecycleOf(trainingJobMachine);
    const first: "Starting" | "Pending" = lifecycle.firstStatuses[0] as "Starting";
    // @ts-expect-error: no such status
    const none: "Nope" = lifecycle.statuses[0]!;
    expect([first, isList(none)]).toEqual(["Starting", false]);
  });
});

const small = (states: object, more: object = {}) => createMachine({ id: "m", initial: "A", states, ...more } as never);

describe("lifecycleOf refuses, with the place and the reason,", () => {
  test.each([
    ["nothing", () => undefined, "lifecycleOf: expected a machine of xstate, found nothing"],
    ["null", () => null, "lifecycleOf: expected a machine of xstate, found null"],
    ["an empty object", () => ({}), "lifecycleOf: expected a machine of xstate, found a value of type object"],
    ["a text", () => "machine", "lifecycleOf: expected a machine of xstate, found a value of type string"],
    [
      "an actor",
      () => createActor(trainingJobMachine),
      "lifecycleOf: expected a machine of xstate, found an actor: pass the machine that it was created from",
    ],
    [
      "a config",
      () => ({ initial: "A", states: { A: {} } }),
      "lifecycleOf: expected a machine of xstate, found the config of one: pass createMachine(config)",
    ],
    [
      "logic that is no machine",
      () => fromPromise(async () => 1),
      "lifecycleOf: expected a machine of xstate, found a value of type object",
    ],
    ["a machine without states", () => createMachine({ id: "m" }), "m: a lifecycle needs states, and this has none"],
    [
      "a guard",
      () => small({ A: { on: { b: { target: "B", guard: () => true } } }, B: {} }),
      "m.A on b: a lifecycle has no guard: the same history could be legal or not",
    ],
    [
      "several transitions for one event",
      () => small({ A: { on: { b: [{ target: "B", guard: () => true }, { target: "A" }] } }, B: {} }),
      "m.A on b: a lifecycle has one transition per event, found 2: the same history could be legal or not",
    ],
    [
      "always",
      () => small({ A: { always: "B" }, B: {} }),
      "m.A: a lifecycle has no always: it would move without an entry",
    ],
    [
      "after",
      () => small({ A: { after: { 1000: "B" } }, B: {} }),
      "m.A: a lifecycle has no after: it would move without an entry",
    ],
    [
      "invoke",
      () => small({ A: { invoke: { src: fromPromise(async () => 1), onDone: "B" } }, B: {} }),
      "m.A: a lifecycle has no invoke: it would move without an entry",
    ],
    [
      "a parallel state",
      () => small({ A: { type: "parallel", states: { B: {}, C: {} } } }),
      "m.A: a lifecycle has no parallel states: a history is in one status at a time",
    ],
    [
      "a parallel machine",
      () => createMachine({ id: "m", type: "parallel", states: { A: {}, B: {} } }),
      "m: a lifecycle has no parallel states: a history is in one status at a time",
    ],
    [
      "a history state",
      () => small({ A: { initial: "B", states: { B: {}, H: { type: "history" } } } }),
      "m.A.H: a lifecycle has no history states: where it leads depends on more than the status before",
    ],
    [
      "a wildcard",
      () => small({ A: { on: { "*": "B" } }, B: {} }),
      "m.A on *: a lifecycle has no wildcards: name each event",
    ],
    [
      "a status that no history reaches",
      () => small({ A: { on: { b: "B" } }, B: {}, C: { on: { a: "A" } } }),
      'm.C: no history reaches this status; if no entry shows it, tag it "no-entry"',
    ],
    [
      "an event that leads to a state that no entry shows",
      () => small({ A: { tags: "no-entry", on: { b: "B" } }, B: { on: { a: "A" } } }),
      "m.B on a: no entry shows A, so no event can lead there",
    ],
    [
      "two states of one status that a history cannot distinguish",
      () =>
        small({
          A: { on: { left: "L.Up", right: "R.Up" } },
          L: { initial: "Up", states: { Up: {} } },
          R: { initial: "Up", states: { Up: {} } },
        }),
      "m.A: both L.Up and R.Up can follow, and both show Up, so a history cannot distinguish them",
    ],
    [
      "an onDone that goes on",
      () =>
        small({
          A: { on: { b: "B" } },
          B: { initial: "C", onDone: "A", states: { C: { type: "final" } } },
        }),
      "m.B onDone: it must lead to a final state at the top of the machine",
    ],
    [
      "evidence of another kind",
      () => small({ A: { meta: { evidence: "heard" } } }),
      "m.A: meta.evidence must be one of documented, observed, inferred",
    ],
    [
      "a source that is no text",
      () => small({ A: { meta: { source: 7 } } }),
      "m.A: meta.source must be the name of a source",
    ],
  ] as [string, () => unknown, string][])("%s", (_, machine, message) => {
    const value = machine();
    expect(() => lifecycleOf(value as never)).toThrow(new TypeError(message));
  });

  test.each([
    [7, "lifecycleOf: expected an object of options, found a value of type number"],
    [
      { sources: "x" },
      'lifecycleOf: unknown option "sources". Known: evidence, source, fields, service, maxDurationInSeconds, lost, seen',
    ],
    [{ evidence: "heard" }, 'options.evidence: unknown evidence "heard". Known: documented, observed, inferred'],
    [{ source: 7 }, "options.source: expected the name of a source, found a value of type number"],
  ])("the options %j", (options, message) => {
    const machine = setup({}).createMachine({ initial: "A", states: { A: {} } });
    expect(() => lifecycleOf(machine, options as never)).toThrow(new TypeError(message));
  });
});

describe("lifecycleOf refuses options", () => {
  const machine = createMachine({ id: "m", initial: "a", states: { a: { on: { b: "b" } }, b: { type: "final" } } });
  test.each([
    [{ fields: 7 }, "options.fields: expected names by field, found a value of type number"],
    [{ fields: { begin: "x" } }, 'options.fields: unknown field "begin"'],
    [{ fields: { status: 7 } }, "options.fields.status: expected the name of a field, found a value of type number"],
    [{ service: { name: "Batch", since: "2016" } }, 'options.service: expected { name, since: "YYYY-MM-DD" }'],
    [{ maxDurationInSeconds: 0 }, "options.maxDurationInSeconds: expected seconds"],
    [{ lost: { phase: "a" } }, "options.lost: expected { phase, before }, two phases"],
  ])("%j", (options, message) => {
    expect(() => lifecycleOf(machine, options as never)).toThrow(message);
  });
});

test("a target can be a path below the id of a state", () => {
  const lifecycle = lifecycleOf(
    createMachine({
      id: "m",
      initial: "a",
      states: {
        a: { on: { go: "#outer.inner", wait: "#outer" } },
        b: { id: "outer", initial: "other", states: { other: { on: { inner: "inner" } }, inner: { type: "final" } } },
      },
    }),
  );
  expect(lifecycle.edges.map(({ to }) => to)).toContain("b.inner");
});
