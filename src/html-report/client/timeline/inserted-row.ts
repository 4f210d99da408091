import { stateColor } from "../diagram/state-color.ts";
import { h, percent, s } from "../dom.ts";
import { editNote } from "../jobs/finding-note.ts";
import type { LifecycleData } from "../report-data.ts";
import { tooltip } from "../tooltip.ts";
import { DIAMOND } from "./entry-bar.ts";
import type { InsertedEntry, Span } from "./timeline-rows.ts";

/** The line of an entry that the repair would insert. */
export function insertedRow({ insert, span }: InsertedEntry, lifecycle: LifecycleData): HTMLLIElement {
  const { status, state, message } = insert;
  const line = h(
    "div",
    { class: "entry-line", role: "group", "aria-label": `Repair: ${message}` },
    s(
      "svg",
      { class: "rail", "aria-hidden": "true", viewBox: "0 0 24 30" },
      s("circle", { cx: 12, cy: 15, r: 7 }),
      s("path", { d: "M8.5 15h7M12 11.5v7" }),
    ),
    h("span", { class: "entry-name" }, h("small", {}, "+"), status),
    s(
      "svg",
      { class: "lane", "aria-hidden": "true" },
      span === null ? undefined : insertedShape(span, `inserted-bar ${stateColor(state, lifecycle)}`),
    ),
    h("span", { class: "entry-length" }, "repair"),
  );
  tooltip(line, [`Repair: ${status}`, message]);
  return h("li", { class: "entry inserted" }, line, h("ul", { class: "notes" }, editNote(insert)));
}

function insertedShape({ left, right }: Span, name: string): SVGElement {
  if (left === right) {
    return s("svg", { x: percent(left), overflow: "visible" }, s("path", { class: name, d: DIAMOND }));
  }
  return s("rect", { class: name, x: percent(left), width: percent(right - left), y: 7, height: 16, rx: 2 });
}
