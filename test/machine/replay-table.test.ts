import { describe, expect, test } from "vitest";
import { EVIDENCE } from "../../src/machine/evidence.ts";
import { jobLifecycle, trainingJobLifecycle } from "../../src/machine/index.ts";
import { readLifecycle } from "../../src/machine/lifecycle.ts";
import { compileReplayTable, ILLEGAL } from "../../src/machine/replay-table.ts";

describe.each([
  ["a training job", trainingJobLifecycle],
  ["a job", jobLifecycle],
])("the replay table of %s", (_, { states, statuses, edges }) => {
  const order = new Map(states.map(({ id }, i) => [id, i]));

  test("has a row for each set of states, once, and names them in the machine's order", () => {
    const table = compileReplayTable({ states, statuses, edges });
    const rows = table.states.map((row) => row.join());
    expect(rows).toEqual([...new Set(rows)]);
    for (const row of table.states) {
      const places = row.map((id) => order.get(id)!);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    }
    expect(table.states[0]).toEqual([states[0]!.id]);
  });

  test("has a column for each status and one for all others, and lists what may come next in their order", () => {
    const table = compileReplayTable({ states, statuses, edges });
    expect(statuses.map(table.columnOf)).toEqual(statuses.map((_, i) => i));
    expect([table.columnOf("Sleeping"), table.columns]).toEqual([statuses.length, statuses.length + 1]);
    expect(table.next).toHaveLength(table.states.length * table.columns);
    table.states.forEach((_, row) => {
      const legal = statuses.filter((_, column) => table.evidence[row * table.columns + column] !== ILLEGAL);
      expect(table.expected[row]).toEqual(legal);
      expect(table.evidence[row * table.columns + statuses.length]).toBe(0);
    });
  });
});

test("a step takes the best evidence of the states that a history may be in", () => {
  const on = (evidence: string) => ({ on: { c: { target: "#m.C", meta: { evidence } } } });
  const lifecycle = readLifecycle({
    id: "m",
    initial: "A",
    states: {
      A: { on: { x: "X.Up", y: "Y.Up2" } },
      X: { initial: "Up", states: { Up: { on: { up: "#m.Z.Up", ...on("inferred").on } } } },
      Y: { initial: "Up2", states: { Up2: { on: { up: "#m.Z.Up" } } } },
      Z: { initial: "Up", states: { Up: on("observed") } },
      C: {},
    },
  });
  const table = lifecycle.replayTable();
  // An illegal first status: the history may be in both states that show it.
  const row = table.next[table.columnOf("Up")]!;
  expect(table.states[row]).toEqual(["X.Up", "Z.Up"]);
  expect(EVIDENCE[table.evidence[row * table.columns + table.columnOf("C")]!]).toBe("observed");
  expect([...table.terminal].every((end) => end === 0)).toBe(true);
});
