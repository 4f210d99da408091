import { s } from "../dom.ts";
import type { LifecycleData, StateData } from "../report-data.ts";
import type { Box } from "./edge-paths.ts";
import { stateColor } from "./state-color.ts";

export const NODE_HEIGHT = 30;

const LETTER = 7.6;
const AROUND_TEXT = 26;
const INITIAL_WIDTH = 16;

/** Wide enough for the status and the indices of its entries. */
export function nodeWidth({ status }: StateData, entries: readonly number[]): number {
  return status === null ? INITIAL_WIDTH : `${status} ${entriesText(entries)}`.length * LETTER + AROUND_TEXT;
}

/** A state in the diagram: a dot for the initial state, a box for any other. */
export function nodeView(lifecycle: LifecycleData, node: number, box: Box, entries: readonly number[]): SVGElement {
  const { status, description, deprecated } = lifecycle.states[node]!;
  const { x, y, width, height } = box;
  const baseline = y + height / 2 + 4.5;
  if (status === null) return s("circle", { class: "start", cx: x + width / 2, cy: y + height / 2, r: width / 2 });
  return s(
    "g",
    { class: `node ${stateColor(node, lifecycle)}${entries.length === 0 ? "" : " visited"}` },
    s("title", {}, description),
    s("rect", { x, y, width, height, rx: 5, class: "node-box" }),
    s("rect", { x, y, width: 6, height, rx: 3, class: "bar" }),
    deprecated === null ? undefined : s("rect", { x, y, width, height, rx: 5, fill: "url(#hatch)" }),
    s("text", { x: x + 14, y: baseline }, status),
    entries.length === 0
      ? undefined
      : s("text", { class: "entries", x: x + width - 7, y: baseline, "text-anchor": "end" }, entriesText(entries)),
  );
}

function entriesText(entries: readonly number[]): string {
  return entries.length <= 2 ? entries.join(", ") : `${entries[0]}…${entries.at(-1)}`;
}
