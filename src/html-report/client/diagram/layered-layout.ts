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

/** A node of the graph, or a lane: the room that edges to `node` take where they pass a column. */
interface Item {
  readonly node: number;
  readonly isLane: boolean;
  y: number;
}

export interface Place {
  readonly column: number;
  readonly y: number;
}

export interface Layout {
  readonly columns: number;
  /** Column from 0, and height in rows; the rows of a column are at least one apart, and the topmost of all is 0. */
  readonly places: ReadonlyMap<number, Place>;
  /** Where an edge that leads on passes the columns between; empty for an edge that has no lane there. */
  lanes(edge: Link): readonly Place[];
  /** The largest height of a node or a lane. */
  readonly height: number;
}

/**
 * A layered layout: a node stands in the column of the longest way to it, edges that lead back left aside; columns are
 * put in order so that edges cross little; edges to one node share a lane where they pass a column, as trains do.
 */
export function layeredLayout(graph: Graph): Layout {
  const forward = withoutBackEdges(graph);
  const columnOf = longestWays(graph, forward);
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
    places: new Map(
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

/** Edges that close no circle, as a walk from the first node finds them. */
function withoutBackEdges({ first, nodes, edges }: Graph): Link[] {
  const forward: Link[] = [];
  const state = new Map<number, "open" | "done">();
  const walk = (node: number): void => {
    state.set(node, "open");
    for (const edge of edges.filter(({ from }) => from === node)) {
      if (state.get(edge.to) === "open") continue;
      forward.push(edge);
      if (!state.has(edge.to)) walk(edge.to);
    }
    state.set(node, "done");
  };
  for (const node of [first, ...nodes]) if (!state.has(node)) walk(node);
  return forward;
}

function longestWays({ nodes, isLast }: Graph, forward: readonly Link[]): Map<number, number> {
  const columnOf = new Map(nodes.map((node) => [node, 0]));
  // The longest way has fewer steps than there are nodes.
  for (const _ of nodes) {
    for (const { from, to } of forward) columnOf.set(to, Math.max(columnOf.get(to)!, columnOf.get(from)! + 1));
  }
  const last = Math.max(0, ...columnOf.values());
  for (const node of nodes) if (isLast(node)) columnOf.set(node, last);
  return columnOf;
}

const ROUNDS = 24;
/** Rows between two neighbours of a column; lanes take less room. */
const NODE_ROOM = 1;
const LANE_ROOM = 0.5;

/** Moves every item towards the middle of its neighbours, and then apart from those that stand too near. */
function settle(items: readonly Item[][], neighbours: ReadonlyMap<Item, readonly Item[]>): void {
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of round % 2 === 0 ? items : [...items].reverse()) {
      for (const item of column) item.y = mean(neighbours.get(item)!.map(({ y }) => y)) ?? item.y;
      // The sort is stable: items that tie keep the order of the graph.
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
