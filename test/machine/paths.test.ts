import { describe, expect, test } from "vitest";
import { doubtOf, type Edge, UNSEEN } from "../../src/machine/edge.ts";
import { shortestPaths } from "../../src/machine/paths.ts";

const edge = (from: string, to: string, more: Partial<Edge> = {}): Edge => ({
  from,
  to,
  status: to,
  evidence: "documented",
  source: "ApiModel",
  ...more,
});

const seen = (logs: number, responses = 0) => ({ seen: { logs, responses } });

/** The states on the shortest path, in order; the names are letters. */
function way(names: string, edges: readonly Edge[], weigh?: (edge: Edge) => number): string | undefined {
  const states = [...names].map((id) => ({
    ...edge(id, id),
    id,
    status: id,
    primaryStatus: id,
    terminal: false,
    description: "",
  }));
  const [from, to] = [names[0]!, names.at(-1)!];
  const paths = shortestPaths(states, edges, weigh);
  const path = paths.path(from, to);
  expect(paths.distance(from, to)).toBe(path?.length ?? Number.POSITIVE_INFINITY);
  return path && [from, ...path.map((edge) => edge.to)].join("");
}

describe("the doubt about an edge", () => {
  test.each([
    ["that no history shows", {}, UNSEEN],
    ["that one shows", seen(1), 7],
    ["that two show", seen(2), 7],
    ["that three show", seen(3), 6],
    ["that a log and two responses show", seen(1, 2), 6],
    ["that 127 show", seen(127), 1],
    ["that 255 show", seen(255), 0],
    ["that 10 000 show", seen(10_000), 0],
    ["that is inferred, whoever shows it", { evidence: "inferred", ...seen(255) } as const, 77],
    ["that is observed", { evidence: "observed", ...seen(3) } as const, 6],
  ])("%s", (_, more, doubt) => {
    expect(doubtOf(edge("A", "B", more), 77)).toBe(doubt);
  });
});

describe("the path", () => {
  test("from a state to itself has no edge", () => {
    expect(way("A", [edge("A", "A")])).toBe("A");
  });

  test("is not there if no edge leads on", () => {
    expect(way("ABC", [edge("A", "B"), edge("C", "B")])).toBeUndefined();
  });

  test("is the one of fewest edges, however doubtful", () => {
    const sure = [edge("A", "B", seen(900)), edge("B", "C", seen(900))];
    expect(way("ABC", [...sure, edge("A", "C", { evidence: "inferred" })])).toBe("AC");
  });

  test("passes through many states", () => {
    const row = [..."ABCDE"].map((from, i) => edge(from, "BCDEF"[i]!));
    expect(way("ABDCEF", row)).toBe("ABCDEF");
    expect(way("AEDCBF", row)).toBe("ABCDEF");
  });

  test("has as few inferred edges as possible", () => {
    const unseen = [edge("A", "B"), edge("B", "D")];
    const partly = [edge("A", "C", seen(900)), edge("C", "D", { evidence: "inferred" })];
    expect(way("ABCD", [...partly, ...unseen])).toBe("ABD");
    expect(way("ACBD", [...partly, ...unseen])).toBe("ABD");
  });

  test("is the one that histories show most", () => {
    const edges = [edge("A", "B"), edge("B", "D"), edge("A", "C", seen(9)), edge("C", "D")];
    expect(way("ABCD", edges)).toBe("ACD");
    expect(way("ACBD", edges)).toBe("ACD");
  });

  test("goes over the states that are written first, if all else is the same", () => {
    const edges = [edge("A", "B"), edge("B", "D"), edge("A", "C"), edge("C", "D")];
    expect(way("ABCD", edges)).toBe("ABD");
    expect(way("ACBD", edges)).toBe("ACD");
  });

  test("is the cheapest, if the edges have other costs", () => {
    const edges = [edge("A", "B"), edge("B", "C"), edge("A", "C")];
    expect(way("ABC", edges, ({ from, to }) => (from === "A" && to === "C" ? 3 : 1))).toBe("ABC");
    expect(way("ABC", edges, ({ from, to }) => (from === "A" && to === "C" ? 1 : 1))).toBe("AC");
  });
});
