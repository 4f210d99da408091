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

test("every node has a place of its own, at least a row from its neighbours", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { places, columns, height } = layeredLayout(graph);
      expect([...places.keys()].sort((a, b) => a - b)).toEqual(graph.nodes);
      for (let column = 0; column < columns; column++) {
        const heights = [...places.values()].filter((place) => place.column === column).map(({ y }) => y);
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

test("without circles every edge leads on, to the column of the longest way", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const edges = graph.edges.filter(({ from, to }) => from < to);
      const { places } = layeredLayout({ ...graph, edges, isLast: () => false });
      const longest = (node: number): number =>
        Math.max(0, ...edges.filter(({ to }) => to === node).map(({ from }) => longest(from) + 1));
      for (const node of graph.nodes) expect(places.get(node)?.column).toBe(longest(node));
    }),
    { numRuns },
  );
});

test("an edge has one lane in every column that it passes", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const edges = graph.edges.filter(({ from, to }) => from < to);
      const { places, lanes } = layeredLayout({ ...graph, edges, isLast: () => false });
      for (const edge of edges) {
        const [from, to] = [places.get(edge.from)!.column, places.get(edge.to)!.column];
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
      expect(layeredLayout(graph).places).toEqual(layeredLayout(graph).places);
    }),
    { numRuns: 100 },
  );
});
