import { h, s } from "../dom.ts";
import type { JobData, LifecycleData } from "../report-data.ts";
import { type Arc, arcPath, type Box, trackPath } from "./edge-paths.ts";
import { type Graph, type Layout, type Link, layeredLayout, type Position } from "./layered-layout.ts";
import { type EdgeRole, type JobTransition, lifecycleGraph, transitionsOf } from "./lifecycle-graph.ts";
import { NODE_HEIGHT, nodeView, nodeWidth } from "./node-view.ts";

const BETWEEN_COLUMNS = 44;
const ROW = 44;
const MARGIN = 12;

/** The lifecycle with the job's path, its illegal transitions, and the transitions that were legal at the first of them. */
export function diagramView(job: JobData, lifecycle: LifecycleData): HTMLElement {
  const steps = transitionsOf(job);
  const graph = lifecycleGraph(lifecycle, steps);
  const layout = layeredLayout(graph);
  const boxAt = boxes(layout, graph, (node) => nodeWidth(lifecycle.states[node]!, entriesOf(node, steps)));
  const boxOf = (node: number) => boxAt(layout.positions.get(node)!);
  const all = graph.nodes.map(boxOf);
  const leadsOn = ({ from, to }: Link) => layout.positions.get(to)!.column > layout.positions.get(from)!.column;

  const tracks = graph.drawn.filter(leadsOn).map((edge) => ({
    ...edge,
    path: trackPath([boxOf(edge.from), ...layout.lanes(edge).map(boxAt), boxOf(edge.to)]),
  }));
  const under = graph.drawn
    .filter((edge) => !leadsOn(edge))
    .map((edge) => ({ ...edge, ...arcPath(boxOf(edge.from), boxOf(edge.to), "under", all) }));
  const illegal = steps
    .filter(({ legal }) => !legal)
    .map(({ from, to }) => arcPath(boxOf(from), boxOf(to), "over", all));

  const right = Math.max(...all.map(({ x, width }) => x + width)) + MARGIN;
  const top = Math.min(0, ...illegal.map(({ apex }) => apex.y)) - MARGIN;
  const bottom = Math.max(layout.height * ROW + NODE_HEIGHT, ...under.map(({ apex }) => apex.y)) + MARGIN;
  const picture = s(
    "svg",
    {
      class: "diagram",
      viewBox: `0 ${top} ${right} ${bottom - top}`,
      width: right,
      height: bottom - top,
      role: "img",
      "aria-label": diagramText(steps, lifecycle),
    },
    ...(["other", "open", "taken"] as const).flatMap((role) =>
      [...tracks, ...under]
        .filter((edge) => edge.role === role)
        .map(({ path }) => s("path", { class: `edge ${role}`, d: path, "marker-end": MARKERS[role] })),
    ),
    ...graph.nodes.map((node) => nodeView(lifecycle, node, boxOf(node), entriesOf(node, steps))),
    ...illegal.map(illegalTransition),
  );
  return h(
    "figure",
    { class: "lifecycle-figure" },
    h("figcaption", {}, h("h3", {}, "Path through the lifecycle"), h("span", { class: "muted" }, legendText(steps))),
    h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": "Lifecycle diagram" }, picture),
  );
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

const MARKERS: Readonly<Record<EdgeRole, string | undefined>> = {
  taken: "url(#arrow)",
  open: "url(#arrow-open)",
  other: undefined,
};

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

function legendText(steps: readonly JobTransition[]): string {
  const illegal = steps.filter(({ legal }) => !legal).length;
  if (illegal === 0) return "numbers are indices of entries";
  return `numbers are indices of entries; red: ${illegal === 1 ? "the illegal transition" : `the ${illegal} illegal transitions`}; green: legal instead of the first one`;
}

function diagramText(steps: readonly JobTransition[], { states }: LifecycleData): string {
  const words = steps.map(({ to, legal }) => `${legal ? "" : "illegally "}to ${states[to]!.status}`);
  return words.length === 0 ? "The lifecycle." : `The lifecycle. The job went ${words.join(", ")}.`;
}
