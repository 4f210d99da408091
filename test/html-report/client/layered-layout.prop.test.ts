import fc from "fast-check";
import { expect, test } from "vitest";
import { type Graph, layeredLayout } from "../../../src/html-report/client/diagram/layered-layout.ts";
import { samples } from "../../support/slow.ts";

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const node = fc.nat({ max: size - 1 });
  return fc.record({
    first: fc.constant(0),
    nodes: fc.constant(Array.from({ length: size }, (_, i) => i)),
    edges: fc.uniqueArray(fc.record({ from: node, to: node }), { selector: ({ from, to }) => from * size + to }),
    isLast: fc.constantFrom(
      () => false,
      (n: number) => n === size - 1,
    ),
  });
});
const numRuns = samples(5000, 300);

test("nodes of a column are at least one row apart", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { positions, columns, height } = layeredLayout(graph);
      expect([...positions.keys()].sort((a, b) => a - b)).toEqual(graph.nodes);
      for (let column = 0; column < columns; column++) {
        const heights = [...positions.values()].filter((place) => place.column === column).map(({ y }) => y);
        heights.sort((a, b) => a - b);
        heights.forEach((y, i) => {
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(height + 1e-9);
          if (i > 0) expect(y - heights[i - 1]!).toBeGreaterThan(1 - 1e-9);
        });
      }
    }),
    { numRuns },
  );
});

test("without cycles, a node's column is the length of the longest path to it", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const edges = graph.edges.filter(({ from, to }) => from < to);
      const { positions } = layeredLayout({ ...graph, edges, isLast: () => false });
      const longest = (node: number): number =>
        Math.max(0, ...edges.filter(({ to }) => to === node).map(({ from }) => longest(from) + 1));
      for (const node of graph.nodes) expect(positions.get(node)?.column).toBe(longest(node));
    }),
    { numRuns },
  );
});

test("an edge has one lane in each column that it passes", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const edges = graph.edges.filter(({ from, to }) => from < to);
      const { positions, lanes } = layeredLayout({ ...graph, edges, isLast: () => false });
      for (const edge of edges) {
        const [from, to] = [positions.get(edge.from)!.column, positions.get(edge.to)!.column];
        expect(lanes(edge).map(({ column }) => column)).toEqual(
          Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i),
        );
      }
    }),
    { numRuns },
  );
});

test("the same graph has the same layout", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(layeredLayout(graph).positions).toEqual(layeredLayout(graph).positions);
    }),
    { numRuns: 100 },
  );
});
