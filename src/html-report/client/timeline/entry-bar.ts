import { stateColor } from "../diagram/state-color.ts";
import { percent, s } from "../dom.ts";
import { durationText } from "../format.ts";
import type { LifecycleData } from "../report-data.ts";
import type { Bar, Span } from "./timeline-rows.ts";

/** Path of the mark for an entry without duration. */
export const DIAMOND = "M0 5l7 10-7 10-7-10z";

const TOP = 7;
const HEIGHT = 16;
/** Minimum width of a span with text, as a share of the timeline. */
const ROOM_FOR_WORDS = 0.12;

/** The bar of an entry, with the gap before it and its overlap. */
export function entryBar(bar: Bar, lifecycle: LifecycleData): SVGElement {
  const { entry, left, right, fades, backwards, gap, overlap } = bar;
  const color = stateColor(entry.state, lifecycle);
  const retired = lifecycle.states[entry.state]?.deprecated != null;
  const box = { x: percent(left), width: percent(right - left), y: TOP, height: HEIGHT, rx: 2 };
  const isInstant = right === left && !fades;
  return s(
    "svg",
    { class: "lane", "aria-hidden": "true" },
    gap && marked("gap", gap),
    isInstant
      ? s("svg", { x: percent(left), overflow: "visible" }, s("path", { class: `bar ${color}`, d: DIAMOND }))
      : s("rect", {
          ...box,
          class: `bar ${color}${backwards ? " backwards" : ""}`,
          mask: fades ? "url(#fade)" : undefined,
        }),
    retired ? s("rect", { ...box, fill: "url(#hatch)" }) : undefined,
    overlap && marked("overlap", overlap),
  );
}

/** A gap or an overlap, as high as the line. A gap shows its duration if there is room. */
function marked(name: "gap" | "overlap", { left, right, length }: Span): SVGElement {
  const hasWords = name === "gap" && right - left >= ROOM_FOR_WORDS;
  return s(
    "g",
    {},
    s("rect", { class: name, x: percent(left), width: percent(right - left), y: 1, height: 28 }),
    hasWords
      ? s(
          "text",
          { class: "mark-text", x: percent((left + right) / 2), y: 19, "text-anchor": "middle" },
          `gap ${durationText(length ?? 0)}`,
        )
      : undefined,
  );
}
