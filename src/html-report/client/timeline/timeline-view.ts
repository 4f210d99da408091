import { h, percent, s } from "../dom.ts";
import { durationText, instantText } from "../format.ts";
import type { JobData, LifecycleData } from "../report-data.ts";
import { rovingTabindex } from "../roving-tabindex.ts";
import { entryLine } from "./entry-line.ts";
import { insertedRow } from "./inserted-row.ts";
import { type Timeline, timelineOf } from "./timeline-rows.ts";

/** The timeline of a job, with a switch to the true scale. */
export function timelineView(job: JobData, lifecycle: LifecycleData): HTMLElement {
  const figure = h("figure", { class: "timeline" });
  const scaleSwitch = h(
    "button",
    { type: "button", class: "switch", role: "switch", "aria-checked": "false" },
    h("span", { class: "knob" }),
    "True scale",
  );
  const draw = (isTrue: boolean) => {
    const timeline = timelineOf(job, isTrue);
    scaleSwitch.setAttribute("aria-checked", `${isTrue}`);
    figure.replaceChildren(
      h(
        "figcaption",
        {},
        h("h3", {}, "Timeline"),
        h("span", { class: "muted" }, caption(job, timeline, isTrue)),
        timeline.length === null ? undefined : scaleSwitch,
      ),
      chart(job, timeline, lifecycle),
    );
  };
  scaleSwitch.addEventListener("click", () => {
    draw(scaleSwitch.getAttribute("aria-checked") === "false");
    scaleSwitch.focus();
  });
  draw(false);
  return figure;
}

function chart(job: JobData, { bars, inserted, ticks }: Timeline, lifecycle: LifecycleData): HTMLElement {
  const drawn = new Set(bars.map(({ entry }) => entry.index));
  const insertedRows = (select: (before: number) => boolean) =>
    inserted.filter(({ insert }) => select(insert.entry)).map((ghost) => insertedRow(ghost, lifecycle));
  const entries = h(
    "ol",
    { class: "entry-list" },
    ...bars.flatMap((bar, place) => [
      ...insertedRows((before) => before === bar.entry.index),
      entryLine(bar, place, job, lifecycle),
    ]),
    ...insertedRows((before) => !drawn.has(before)),
  );
  const lines = [...entries.querySelectorAll<HTMLElement>(".entry-line")];
  lines.forEach((line, i) => {
    line.tabIndex = i === 0 ? 0 : -1;
  });
  rovingTabindex(entries, () => lines);
  return h(
    "div",
    { class: "chart" },
    s(
      "svg",
      { class: "grid", "aria-hidden": "true" },
      ...ticks.map(({ at }) => s("line", { x1: percent(at), x2: percent(at), y1: 0, y2: "100%" })),
    ),
    s(
      "svg",
      { class: "axis", "aria-hidden": "true" },
      ...ticks.map(({ at, text }) =>
        s("text", { x: percent(at), y: 12, "text-anchor": at === 0 ? "start" : at > 0.95 ? "end" : "middle" }, text),
      ),
    ),
    entries,
  );
}

function caption({ entries, hasTimes, naive }: JobData, { length }: Timeline, isTrue: boolean): string {
  if (entries.length === 0) return "no entries";
  if (!hasTimes) return "this format has an order but no times";
  const start = entries.find((entry) => entry.start !== null)?.start;
  const began = start == null ? "" : `from ${instantText(start, naive)}, `;
  return `${began}${durationText(length ?? 0)} in all; ${isTrue ? "widths proportional to time" : "long durations compressed"}`;
}
