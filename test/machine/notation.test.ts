import { describe, expect, test } from "vitest";
import { createMachine } from "xstate";
import { diagram, lifecycleOf } from "../../src/machine/index.ts";
import { type LifecycleOptions, readLifecycle } from "../../src/machine/lifecycle.ts";

const small = (states: object, more: object = {}) => readLifecycle({ id: "m", initial: "A", states, ...more } as never);
const edgesOf = (states: object, more: object = {}) => small(states, more).edges.map(({ from, to }) => `${from} ${to}`);

describe("targets", () => {
  test.each([
    ["a sibling", "B", "A B"],
    ["a path from a sibling", "C.E", "A C.E"],
    ["a state by its path from the machine's id", "#m.C.E", "A C.E"],
    ["a state by its own id", "#mine", "A C.F"],
    ["a state whose id has dots", "#with.dots", "A C.G"],
    ["a state, which is entered by its initial one", "C", "A C.D"],
    ["a state that is entered deeper", "H", "A H.I.J"],
    ["a name with an escaped dot", "K\\.L", "A K.L"],
    ["a list of one", ["B"], "A B"],
  ])("%s", (_, target, edge) => {
    const states = {
      A: { on: { go: { target } } },
      B: { tags: "no-entry" },
      C: { initial: "D", states: { D: {}, E: {}, F: { id: "mine" }, G: { id: "with.dots" } } },
      H: { initial: "I", states: { I: { initial: ".J", states: { J: {} } } } },
      "K.L": {},
    };
    // The other states are reached from the target, so that each is read.
    const reach = Object.fromEntries(
      Object.entries(states).map(([key, state]) => [key, { ...state, tags: undefined }]),
    );
    const all = { b: "#m.B", d: "#m.C.D", e: "#m.C.E", f: "#mine", g: "#with.dots", j: "#m.H", l: "#m.K\\.L" };
    const lifecycle = small({ ...reach, A: { on: { ...all, go: { target } } } });
    expect(lifecycle.edges.map(({ from, to }) => `${from} ${to}`)).toContain(edge);
  });

  test("a path that begins with a dot is below the state", () => {
    expect(edgesOf({ A: { initial: "B", on: { go: ".C" }, states: { B: {}, C: {} } } })).toEqual([
      "(empty) A.B",
      "A.B A.C",
      "A.C A.C",
    ]);
  });

  test.each([
    ["a state that is not there", { A: { on: { go: "X" } } }, 'm.A on go: target "X": there is no such state'],
    ["an id that is not there", { A: { on: { go: "#x.y" } } }, 'm.A on go: target "#x.y": there is no such state'],
    [
      "a name that objects inherit",
      { A: { on: { go: "toString" } } },
      'm.A on go: target "toString": there is no such state',
    ],
    ["several states", { A: { on: { go: { target: ["B", "C"] } } }, B: {}, C: {} }, "m.A on go: expected one target"],
    ["a number", { A: { on: { go: { target: 7 } } } }, "m.A on go: expected one target"],
    [
      "an initial state that is not there",
      { A: { initial: "X", states: { B: {} } } },
      "m: initial: there is no such state",
    ],
    ["no initial state", { A: { states: { B: {} } } }, "m.A: it has states, and no initial one"],
    [
      "an initial state that is no text",
      { A: { initial: 7, states: { B: {} } } },
      "m.A: it has states, and no initial one",
    ],
    [
      "a wildcard for a part",
      { A: { on: { "a.*": "B" } }, B: {} },
      "m.A on a.*: a lifecycle has no wildcards: name each event",
    ],
    [
      "an onDone that leads into a state",
      { A: { initial: "B", onDone: "C.D", states: { B: {} } }, C: { initial: "D", states: { D: { type: "final" } } } },
      "m.A onDone: it must lead to a final state at the top of the machine",
    ],
    [
      "an onDone without a target",
      { A: { initial: "B", onDone: {}, states: { B: {} } } },
      "m.A onDone: it must lead to a final state at the top of the machine",
    ],
    [
      "an onDone that goes on",
      { A: { initial: "B", onDone: "C", states: { B: {} } }, C: {} },
      "m.A onDone: it must lead to a final state at the top of the machine",
    ],
    [
      "an onDone with a guard",
      { A: { initial: "B", onDone: { target: "C", guard: "g" }, states: { B: {} } }, C: { type: "final" } },
      "m.A onDone: a lifecycle has no guard: the same history could be legal or not",
    ],
  ])("refuses %s", (_, states, message) => {
    expect(() => small(states)).toThrow(new TypeError(message));
  });

  test("refuses a machine without an initial state, and one without states and id", () => {
    expect(() => readLifecycle({ id: "m", states: { A: {} } })).toThrow(
      new TypeError("m: it has states, and no initial one"),
    );
    expect(() => readLifecycle({})).toThrow(new TypeError("(machine): a lifecycle needs states, and this has none"));
  });
});

describe("ends", () => {
  test("a final state at the top has no transitions, whatever is written around it", () => {
    expect(edgesOf({ A: { on: { b: "B" } }, B: { type: "final", on: { a: "A" } } }, { on: { a: ".A" } })).toEqual([
      "(empty) A",
      "A B",
      "A A",
    ]);
  });

  test("nor has one inside a state that is done with it", () => {
    const states = (onDone: object) => ({
      A: { on: { b: "B", g: "G" } },
      G: {},
      B: { initial: "C", ...onDone, on: { a: "A" }, states: { C: { type: "final" } } },
      End: { type: "final" },
    });
    expect(edgesOf(states({ onDone: "End" }))).toEqual(["(empty) A", "A B.C", "A G"]);
    expect(edgesOf({ ...states({}), End: { tags: "no-entry" } })).toEqual(["(empty) A", "A B.C", "A G", "B.C A"]);
  });

  test("the machine's own end is no status and no primary status", () => {
    const lifecycle = small({
      A: { on: { b: "B", g: "G" } },
      G: {},
      B: { initial: "C", onDone: "End", states: { C: { type: "final" } } },
      End: { type: "final" },
    });
    expect(lifecycle).toMatchObject({
      statuses: ["A", "G", "C"],
      primaryStatuses: ["A", "G", "B"],
      terminalStatuses: ["C"],
    });
    expect(() =>
      small({
        A: { on: { b: "B", end: "End" } },
        B: { initial: "C", onDone: "End", states: { C: { type: "final" } } },
        End: { type: "final" },
      }),
    ).toThrow(new TypeError("m.A on end: no entry shows End, so no event can lead there"));
  });
});

describe("the empty history", () => {
  test("is a state of its own if the initial one is a status", () => {
    expect(small({ A: { description: "first" } }).initial).toEqual({
      id: "(empty)",
      description: "The history is empty.",
      terminal: false,
      evidence: "documented",
      source: "m",
    });
  });

  test("is the initial state if all others are inside of states, a primary status without statuses aside", () => {
    const others = { B: { initial: "C", states: { C: {} } } };
    expect(small({ A: { on: { c: "B" } }, ...others }).initial.id).toBe("A");
    expect(small({ A: { on: { c: "B" } }, ...others, D: { tags: "no-entry" } }).initial.id).toBe("A");
    expect(small({ A: { on: { c: "B", d: "D" } }, ...others, D: {} }).initial.id).toBe("(empty)");
    expect(small({ A: { tags: ["x"] } }).initial.id).toBe("(empty)");
    expect(small({ A: { initial: "E", states: { E: { on: { c: "#m.B" } } } }, ...others }).initial.id).toBe("(empty)");
  });
});

describe("claims", () => {
  test("of two events that lead to one status, the one with the better evidence counts, else the first", () => {
    const of = (first: string, second: string) =>
      small({
        A: {
          on: {
            x: { target: "B", description: "first", meta: { evidence: first } },
            y: { target: "B", description: "second", meta: { evidence: second } },
          },
        },
        B: {},
      }).successors("A")[0]!.description;
    expect(of("observed", "documented")).toBe("second");
    expect(of("documented", "observed")).toBe("first");
    expect(of("observed", "observed")).toBe("first");
  });

  test("have the members that lifecycles know", () => {
    const meta = {
      evidence: "observed",
      source: "notes",
      since: "2020-01-01",
      deprecated: "2021-01-01",
      awaits: "capacity",
      requires: "RetryStrategy",
      requiresOneOf: ["RetryStrategy"],
      limit: "MaxRuntimeInSeconds",
      explainedBy: "FailureReason",
      unordered: true,
    };
    const lifecycle = small({ A: { meta: { ...meta, color: "red" }, on: { b: { target: "B", meta } } }, B: {} });
    expect(lifecycle.states[1]).toEqual({
      id: "A",
      status: "A",
      primaryStatus: "A",
      terminal: false,
      description: "",
      ...meta,
    });
    expect(lifecycle.successors("A")).toEqual([{ from: "A", to: "B", status: "B", ...meta }]);
    expect(lifecycle).toMatchObject({ deprecatedStatuses: ["A"], firstStatuses: ["A"] });
  });

  test("and what histories show is added to the edge that they show", () => {
    const options: LifecycleOptions = { seen: { A: { B: { logs: 1, responses: 2 } } } };
    const { edges } = readLifecycle({ initial: "A", states: { A: { on: { b: "B" } }, B: {} } }, options);
    expect(edges.map(({ seen }) => seen)).toEqual([undefined, { logs: 1, responses: 2 }]);
  });
});

describe("options", () => {
  const machine = createMachine({ id: "m", initial: "a", states: { a: { on: { b: "b" } }, b: { type: "final" } } });

  test("are all carried", () => {
    const options = {
      fields: { status: "state", start: undefined, end: null },
      service: { name: "Batch", since: "2016-12-01" },
      maxDurationInSeconds: 1,
      lost: { phase: "a", before: "b" },
    } as const;
    expect(lifecycleOf(machine, options)).toMatchObject(options);
    const { fields, service, maxDurationInSeconds, lost } = lifecycleOf(machine, {
      evidence: undefined,
      source: undefined,
      fields: undefined,
      service: undefined,
      maxDurationInSeconds: undefined,
      lost: undefined,
      seen: undefined,
    });
    expect([fields, service, maxDurationInSeconds, lost]).toEqual([undefined, undefined, undefined, undefined]);
    expect(lifecycleOf(machine, { evidence: "inferred" }).edges[0]).toMatchObject({ evidence: "inferred" });
  });

  const KNOWN =
    "status, start, end, message, history, name, arn, primaryStatus, secondaryStatus, failureReason, created, modified";

  test.each([
    [null, "lifecycleOf: expected an object of options, found a value of type object"],
    [[], "lifecycleOf: expected an object of options, found a value of type object"],
    [{ fields: null }, "options.fields: expected names by field, found a value of type object"],
    [{ fields: { toString: "x" } }, `options.fields: unknown field "toString". Known: ${KNOWN}`],
    [{ fields: { start: null } }, "options.fields.start: expected the name of a field, found a value of type object"],
    [{ fields: { start: "" } }, "options.fields.start: expected the name of a field, found a value of type string"],
    [{ fields: { end: "" } }, "options.fields.end: expected the name of a field, found a value of type string"],
    [{ service: null }, 'options.service: expected { name, since: "YYYY-MM-DD" }'],
    [{ service: { since: "2016-12-01" } }, 'options.service: expected { name, since: "YYYY-MM-DD" }'],
    [{ service: { name: "Batch", since: "x2016-12-01" } }, 'options.service: expected { name, since: "YYYY-MM-DD" }'],
    [{ service: { name: "Batch", since: "2016-12-01T00" } }, 'options.service: expected { name, since: "YYYY-MM-DD" }'],
    [{ maxDurationInSeconds: Number.NaN }, "options.maxDurationInSeconds: expected seconds"],
    [{ lost: null }, "options.lost: expected { phase, before }, two phases"],
    [{ lost: { before: "a" } }, "options.lost: expected { phase, before }, two phases"],
  ])("%j is refused", (options, message) => {
    expect(() => lifecycleOf(machine, options as never)).toThrow(new TypeError(message));
  });
});

describe("the diagram of a small machine", () => {
  const lifecycle = small({
    A: { on: { go: "B", weak: { target: "D", meta: { evidence: "inferred" } } } },
    B: {
      initial: "C x",
      on: { end: "End", d: "D" },
      states: { "C x": { on: { e: "E" } }, E: { meta: { deprecated: "2020" } } },
    },
    D: {},
    End: { type: "final" },
  });

  test("draws the edges of a whole state once, and the ends", () => {
    expect(diagram(lifecycle)).toBe(`stateDiagram-v2
  [*] --> A
  A: A
  state B {
    B_C_x: C x
    B_E: E (retired)
  }
  D: D
  End: End
  B --> End
  B --> D
  A --> B_C_x
  A --> D
  B_C_x --> B_E
  End --> [*]
`);
  });

  test("refuses what is no lifecycle, and unknown evidence", () => {
    expect(() => diagram({} as never)).toThrow(new TypeError("expected a lifecycle, as lifecycleOf returns it"));
    expect(() => diagram(undefined as never)).toThrow(new TypeError("expected a lifecycle, as lifecycleOf returns it"));
    expect(() => diagram(lifecycle, "heard" as never)).toThrow(
      new TypeError('unknown evidence "heard". Known: documented, observed, inferred'),
    );
  });
});
