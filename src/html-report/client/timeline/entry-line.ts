import { h, s } from "../dom.ts";
import { durationText, instantText } from "../format.ts";
import { editNote, findingNote } from "../jobs/finding-note.ts";
import type { JobData, LifecycleData, VisitData } from "../report-data.ts";
import { tooltip } from "../tooltip.ts";
import { entryBar } from "./entry-bar.ts";
import type { Bar } from "./timeline-rows.ts";

/** A visit's line in the timeline, and under it what the findings say of it. */
export function entryLine(bar: Bar, place: number, job: JobData, lifecycle: LifecycleData): HTMLLIElement {
  const { visit, length } = bar;
  const part = place < job.legalVisits ? "legal" : place === job.legalVisits ? "broke" : "after";
  const lines = visitWords(visit, job);
  const line = h(
    "div",
    {
      class: "visit-line",
      role: "group",
      "aria-label": [...lines, bar.gap && "after a gap", bar.overlap && "overlapping"].filter(Boolean).join(". "),
    },
    railMark(part),
    h(
      "span",
      { class: "visit-name" },
      h("small", {}, `${visit.entry}`),
      visit.status,
      lifecycle.states[visit.state]?.deprecated == null ? undefined : h("small", {}, " retired"),
    ),
    entryBar(bar, lifecycle),
    h("span", { class: "visit-length" }, visit.ended ? (length === null ? "" : durationText(length)) : "open"),
  );
  tooltip(line, lines);
  const edits = job.repair.filter(({ edit, entry }) => edit !== "insert" && entry === visit.entry);
  const notes = [...job.findings.filter(({ entry }) => entry === visit.entry).map(findingNote), ...edits.map(editNote)];
  const isRemoved = edits.some(({ edit }) => edit === "remove");
  return h(
    "li",
    { class: `visit ${part}${isRemoved ? " removed" : ""}` },
    line,
    notes.length === 0 ? undefined : h("ul", { class: "notes" }, ...notes),
  );
}

/** Status, times, length and message: what the pointer and a screen reader are told. */
function visitWords({ status, start, end, ended, message }: VisitData, { naive, hasTimes }: JobData): string[] {
  if (!hasTimes) return [status, ...(message === undefined ? [] : [message])];
  const time = (milliseconds: number | null) =>
    milliseconds === null ? "at a time that cannot be read" : instantText(milliseconds, naive);
  return [
    status,
    `from ${time(start)}`,
    ended ? `to ${time(end)}` : "no end: still open",
    ...(start === null || end === null ? [] : [durationText(end - start)]),
    ...(message === undefined ? [] : [`“${message}”`]),
  ];
}

/** The rail at the left: whole as long as the history is legal, broken where it broke, dashed behind. */
function railMark(part: "legal" | "broke" | "after"): SVGElement {
  return s(
    "svg",
    { class: "rail", "aria-hidden": "true", viewBox: "0 0 24 30" },
    s("circle", { cx: 12, cy: 15, r: part === "broke" ? 9 : 4 }),
    part === "broke" ? s("path", { d: "M8.5 11.5l7 7M15.5 11.5l-7 7" }) : undefined,
  );
}
