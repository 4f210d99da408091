/** A directed graph whose nodes are numbers. */
export interface Graph {
  readonly first: number;
  readonly nodes: readonly number[];
  readonly edges: readonly Link[];
  /** Nodes that belong in the last column. */
  readonly isLast: (node: number) => boolean;
}

export interface Link {
  readonly from: number;
  readonly to: number;
}

/** A node of the graph, or a lane: the room in a column for edges that pass it on their way to `node`. */
interface Item {
  readonly node: number;
  readonly isLane: boolean;
  y: number;
}

export interface Position {
  readonly column: number;
  readonly y: number;
}

export interface Layout {
  readonly columns: number;
  /** Column from 0, and y in rows from the topmost item. Nodes in a column are at least one row apart. */
  readonly positions: ReadonlyMap<number, Position>;
  /** Positions where a forward edge passes the columns between its nodes; empty for any other edge. */
  lanes(edge: Link): readonly Position[];
  /** The largest y of a node or a lane. */
  readonly height: number;
}

/**
 * A layered layout. The column of a node is the length of the longest path to it, without back edges. Within a column,
 * items are ordered so that few edges cross. Edges to the same node share a lane in the columns that they pass.
 */
export function layeredLayout(graph: Graph): Layout {
  const forward = withoutBackEdges(graph);
  const columnOf = longestPaths(graph, forward);
  const columns = Math.max(0, ...columnOf.values()) + 1;
  const items: Item[][] = Array.from({ length: columns }, () => []);
  const itemAt = (node: number, column: number): Item => {
    const isLane = columnOf.get(node) !== column;
    const known = items[column]!.find((item) => item.node === node && item.isLane === isLane);
    if (known !== undefined) return known;
    const item = { node, isLane, y: items[column]!.length };
    items[column]!.push(item);
    return item;
  };

  const links: [Item, Item][] = [];
  for (const node of graph.nodes) itemAt(node, columnOf.get(node)!);
  for (const { from, to } of forward) {
    let before = itemAt(from, columnOf.get(from)!);
    for (let column = columnOf.get(from)! + 1; column <= columnOf.get(to)!; column++) {
      const next = itemAt(to, column);
      links.push([before, next]);
      before = next;
    }
  }

  const neighbours = new Map<Item, Item[]>(items.flat().map((item) => [item, []]));
  for (const [a, b] of links) {
    neighbours.get(a)!.push(b);
    neighbours.get(b)!.push(a);
  }
  settle(items, neighbours);

  return {
    columns,
    positions: new Map(
      items.flatMap((column, i) =>
        column.filter(({ isLane }) => !isLane).map(({ node, y }) => [node, { column: i, y }]),
      ),
    ),
    lanes: ({ from, to }) =>
      items.flatMap((column, i) =>
        i <= columnOf.get(from)! || i >= columnOf.get(to)!
          ? []
          : column.filter(({ node, isLane }) => isLane && node === to).map(({ y }) => ({ column: i, y })),
      ),
    height: Math.max(0, ...items.flat().map(({ y }) => y)),
  };
}

/** The edges without those that close a cycle in a depth-first search from the first node. */
function withoutBackEdges({ first, nodes, edges }: Graph): Link[] {
  const forward: Link[] = [];
  const state = new Map<number, "open" | "done">();
  const walk = (node: number): void => {
    state.set(node, "open");
    // In the order of the nodes, so that of a cycle the edge to the earliest node leads back.
    const next = edges.filter(({ from }) => from === node).sort((a, b) => a.to - b.to);
    for (const edge of next) {
      if (state.get(edge.to) === "open") continue;
      forward.push(edge);
      if (!state.has(edge.to)) walk(edge.to);
    }
    state.set(node, "done");
  };
  for (const node of [first, ...nodes]) if (!state.has(node)) walk(node);
  return forward;
}

function longestPaths({ nodes, isLast }: Graph, forward: readonly Link[]): Map<number, number> {
  const columnOf = new Map(nodes.map((node) => [node, 0]));
  // The longest path has fewer edges than there are nodes.
  for (const _ of nodes) {
    for (const { from, to } of forward) columnOf.set(to, Math.max(columnOf.get(to)!, columnOf.get(from)! + 1));
  }
  const last = Math.max(0, ...columnOf.values());
  for (const node of nodes) if (isLast(node)) columnOf.set(node, last);
  return columnOf;
}

const ROUNDS = 24;
/** Minimum distance of two items in a column, in rows; lanes need less room. */
const NODE_ROOM = 1;
const LANE_ROOM = 0.5;

/** Moves every item to the mean of its neighbours, and then items that are too close apart. */
function settle(items: readonly Item[][], neighbours: ReadonlyMap<Item, readonly Item[]>): void {
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of round % 2 === 0 ? items : [...items].reverse()) {
      for (const item of column) item.y = mean(neighbours.get(item)!.map(({ y }) => y)) ?? item.y;
      // The sort is stable, so items at the same y keep the order of the graph.
      column.sort((a, b) => a.y - b.y);
      const wished = mean(column.map(({ y }) => y)) ?? 0;
      column.forEach((item, i) => {
        const above = column[i - 1];
        if (above !== undefined)
          item.y = Math.max(item.y, above.y + (item.isLane || above.isLane ? LANE_ROOM : NODE_ROOM));
      });
      const shift = wished - (mean(column.map(({ y }) => y)) ?? 0);
      for (const item of column) item.y += shift;
    }
  }
  const top = Math.min(...items.flat().map(({ y }) => y));
  for (const item of items.flat()) item.y -= top;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => a + b) / values.length;
}
