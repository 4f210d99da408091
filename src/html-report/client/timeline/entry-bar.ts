import { stateColor } from "../diagram/state-color.ts";
import { percent, s } from "../dom.ts";
import { durationText } from "../format.ts";
import type { LifecycleData } from "../report-data.ts";
import type { Bar, Stretch } from "./timeline-rows.ts";

/** An instant, in a line of the timeline. */
export const DIAMOND = "M0 5l7 10-7 10-7-10z";

const TOP = 7;
const HEIGHT = 16;
/** Narrower than this share of the picture, a stretch has no room for words. */
const ROOM_FOR_WORDS = 0.12;

/** One line of the timeline: the visit's bar, and what is wrong with its time. */
export function entryBar(bar: Bar, lifecycle: LifecycleData): SVGElement {
  const { visit, left, right, fades, backwards, gap, overlap } = bar;
  const tone = stateColor(visit.state, lifecycle);
  const retired = lifecycle.states[visit.state]?.deprecated != null;
  const box = { x: percent(left), width: percent(right - left), y: TOP, height: HEIGHT, rx: 2 };
  const isInstant = right === left && !fades;
  return s(
    "svg",
    { class: "lane", "aria-hidden": "true" },
    gap && marked("gap", gap),
    isInstant
      ? s("svg", { x: percent(left), overflow: "visible" }, s("path", { class: `bar ${tone}`, d: DIAMOND }))
      : s("rect", {
          ...box,
          class: `bar ${tone}${backwards ? " backwards" : ""}`,
          mask: fades ? "url(#fade)" : undefined,
        }),
    retired ? s("rect", { ...box, fill: "url(#hatch)" }) : undefined,
    overlap && marked("overlap", overlap),
  );
}

/** A gap or an overlap, over the whole height of the line; a gap with its length where there is room. */
function marked(name: "gap" | "overlap", { left, right, length }: Stretch): SVGElement {
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
