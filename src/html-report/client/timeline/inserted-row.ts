import { stateColor } from "../diagram/state-color.ts";
import { h, percent, s } from "../dom.ts";
import { editNote } from "../jobs/finding-note.ts";
import type { LifecycleData } from "../report-data.ts";
import { tooltip } from "../tooltip.ts";
import { DIAMOND } from "./entry-bar.ts";
import type { Ghost, Stretch } from "./timeline-rows.ts";

/** A line of the timeline for a visit that the history lacks, drawn where the repair would insert it. */
export function insertedRow({ insert, place }: Ghost, lifecycle: LifecycleData): HTMLLIElement {
  const { status, state, message } = insert;
  const line = h(
    "div",
    { class: "visit-line", role: "group", "aria-label": `Repair: ${message}` },
    s(
      "svg",
      { class: "rail", "aria-hidden": "true", viewBox: "0 0 24 30" },
      s("circle", { cx: 12, cy: 15, r: 7 }),
      s("path", { d: "M8.5 15h7M12 11.5v7" }),
    ),
    h("span", { class: "visit-name" }, h("small", {}, "+"), status),
    s(
      "svg",
      { class: "lane", "aria-hidden": "true" },
      place === null ? undefined : ghostShape(place, `ghost ${stateColor(state, lifecycle)}`),
    ),
    h("span", { class: "visit-length" }, "repair"),
  );
  tooltip(line, [`Repair: ${status}`, message]);
  return h("li", { class: "visit inserted" }, line, h("ul", { class: "notes" }, editNote(insert)));
}

function ghostShape({ left, right }: Stretch, name: string): SVGElement {
  if (left === right) {
    return s("svg", { x: percent(left), overflow: "visible" }, s("path", { class: name, d: DIAMOND }));
  }
  return s("rect", { class: name, x: percent(left), width: percent(right - left), y: 7, height: 16, rx: 2 });
}
