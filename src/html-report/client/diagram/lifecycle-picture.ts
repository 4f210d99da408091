import { s } from "../dom.ts";
import type { LifecycleData } from "../report-data.ts";
import { type Arc, arcPath, type Box, trackPath } from "./edge-paths.ts";
import { type Graph, type Layout, type Link, layeredLayout, type Position } from "./layered-layout.ts";
import type { DrawnEdge, EdgeRole, JobTransition, LifecycleGraph } from "./lifecycle-graph.ts";
import { NODE_HEIGHT, nodeView, nodeWidth } from "./node-view.ts";

const BETWEEN_COLUMNS = 44;
const ROW = 44;
const MARGIN = 12;

export interface LifecyclePicture {
  readonly svg: SVGSVGElement;
  readonly edges: readonly { readonly edge: DrawnEdge; readonly path: SVGPathElement }[];
  /** The states, by their index in the lifecycle. */
  readonly nodes: ReadonlyMap<number, SVGElement>;
}

/**
 * Draws a part of the lifecycle.
 *
 * @param steps the transitions of a job, whose entries are written on the states; the illegal ones are drawn over the rest.
 */
export function lifecyclePicture(
  graph: LifecycleGraph,
  lifecycle: LifecycleData,
  steps: readonly JobTransition[],
): LifecyclePicture {
  const layout = layeredLayout(graph);
  const boxAt = boxes(layout, graph, (node) => nodeWidth(lifecycle.states[node]!, entriesOf(node, steps)));
  const boxOf = (node: number) => boxAt(layout.positions.get(node)!);
  const all = graph.nodes.map(boxOf);
  const leadsOn = ({ from, to }: Link) => layout.positions.get(to)!.column > layout.positions.get(from)!.column;

  const tracks = graph.drawn.filter(leadsOn).map((edge) => ({
    edge,
    path: trackPath([boxOf(edge.from), ...layout.lanes(edge).map(boxAt), boxOf(edge.to)]),
  }));
  const under = graph.drawn
    .filter((edge) => !leadsOn(edge))
    .map((edge) => ({ edge, ...arcPath(boxOf(edge.from), boxOf(edge.to), "under", all) }));
  const illegal = steps
    .filter(({ legal }) => !legal)
    .map(({ from, to }) => arcPath(boxOf(from), boxOf(to), "over", all));

  const right = Math.max(...all.map(({ x, width }) => x + width)) + MARGIN;
  const top = Math.min(0, ...illegal.map(({ apex }) => apex.y)) - MARGIN;
  const bottom = Math.max(layout.height * ROW + NODE_HEIGHT, ...under.map(({ apex }) => apex.y)) + MARGIN;
  const edges = (["other", "open", "taken"] as const).flatMap((role) =>
    [...tracks, ...under]
      .filter(({ edge }) => edge.role === role)
      .map(({ edge, path }) => ({ edge, path: showRole(s("path", { d: path }), role, edge) })),
  );
  const nodes = new Map(
    graph.nodes.map((node) => [node, nodeView(lifecycle, node, boxOf(node), entriesOf(node, steps))]),
  );
  const svg = s(
    "svg",
    { class: "diagram", viewBox: `0 ${top} ${right} ${bottom - top}`, width: right, height: bottom - top },
    ...edges.map(({ path }) => path),
    ...nodes.values(),
    ...illegal.map(illegalTransition),
  );
  return { svg, edges, nodes };
}

const MARKERS: Readonly<Record<EdgeRole, string>> = {
  taken: "url(#arrow)",
  open: "url(#arrow-open)",
  other: "none",
};

/** Draws an edge in its role. */
export function showRole(path: SVGPathElement, role: EdgeRole, { attested }: DrawnEdge): SVGPathElement {
  path.setAttribute("class", `edge ${role}${attested ? "" : " unattested"}`);
  path.setAttribute("marker-end", MARKERS[role]);
  return path;
}

/** Returns a function that gives the box of a position. A column is as wide as its widest node. */
function boxes(
  { columns, positions }: Layout,
  { nodes }: Graph,
  widthOf: (node: number) => number,
): (place: Position) => Box {
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...nodes.filter((node) => positions.get(node)!.column === column).map(widthOf)),
  );
  const lefts = widths.map((_, column) =>
    widths.slice(0, column).reduce((sum, width) => sum + width + BETWEEN_COLUMNS, MARGIN),
  );
  return ({ column, y }) => ({ x: lefts[column]!, y: y * ROW, width: widths[column]!, height: NODE_HEIGHT });
}

/** The indices of the entries in a state. */
function entriesOf(node: number, steps: readonly JobTransition[]): number[] {
  return steps.flatMap(({ to, entry }) => (to === node ? [entry] : []));
}

function illegalTransition({ path, apex }: Arc): SVGElement {
  return s(
    "g",
    { class: "illegal-step" },
    s("path", { d: path, "marker-end": "url(#arrow-illegal)" }),
    s("circle", { cx: apex.x, cy: apex.y, r: 8 }),
    s("path", { class: "cross", d: `M${apex.x - 3.5} ${apex.y - 3.5}l7 7m0-7l-7 7` }),
  );
}
