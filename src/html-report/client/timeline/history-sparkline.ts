import { stateColor } from "../diagram/state-color.ts";
import { percent, s } from "../dom.ts";
import { durationText } from "../format.ts";
import type { JobData, LifecycleData } from "../report-data.ts";
import { timelineOf } from "./timeline-rows.ts";

/** A job's history on one line: its entries, gaps and overlaps, and its first error. */
export function historySparkline(job: JobData, lifecycle: LifecycleData): SVGElement {
  const { bars } = timelineOf(job, false);
  const instants = bars.filter(({ left, right, fades }) => left === right && !fades);
  const broke = bars[job.legalEntries];
  return s(
    "svg",
    { class: "sparkline", role: "img", "aria-label": sparklineText(job) },
    ...bars.flatMap(({ entry, left, right, fades, gap }) => [
      gap && s("line", { class: "sparkline-gap", x1: percent(gap.left), x2: percent(gap.right), y1: 9, y2: 9 }),
      s("rect", {
        class: `bar ${stateColor(entry.state, lifecycle)}`,
        x: percent(left),
        width: percent(right - left),
        y: 3,
        height: 12,
        mask: fades ? "url(#fade)" : undefined,
      }),
      lifecycle.states[entry.state]?.deprecated != null
        ? s("rect", { fill: "url(#hatch)", x: percent(left), width: percent(right - left), y: 3, height: 12 })
        : undefined,
    ]),
    ...instants.map(({ entry, left }) =>
      s(
        "svg",
        { x: percent(left), overflow: "visible" },
        s("rect", { class: `bar ${stateColor(entry.state, lifecycle)}`, x: -3, y: 0, width: 7, height: 18, rx: 2 }),
      ),
    ),
    ...bars.map(
      ({ overlap }) =>
        overlap &&
        s("rect", {
          class: "overlap",
          x: percent(overlap.left),
          width: percent(overlap.right - overlap.left),
          y: 1,
          height: 16,
        }),
    ),
    broke &&
      s(
        "svg",
        { x: percent(broke.left), overflow: "visible" },
        s("path", { class: "broke", d: "M-4 0h8l-4 5z M0 4v14" }),
      ),
  );
}

/** The history as text, for screen readers. */
function sparklineText({ entries, legalEntries, hasTimes }: JobData): string {
  const words = entries.map(({ status, start, end }) =>
    hasTimes && start !== null && end !== null && end > start ? `${status} ${durationText(end - start)}` : status,
  );
  if (legalEntries < entries.length) words[legalEntries] = `broke at ${words[legalEntries]}`;
  return words.length === 0 ? "no entries" : words.join(", ");
}
