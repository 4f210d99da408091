import { h, s } from "../dom.ts";
import { durationText, instantText } from "../format.ts";
import { editNote, findingNote } from "../jobs/finding-note.ts";
import type { EntryData, JobData, LifecycleData } from "../report-data.ts";
import { tooltip } from "../tooltip.ts";
import { entryBar } from "./entry-bar.ts";
import type { Bar } from "./timeline-rows.ts";

/** The line of an entry in the timeline, with its findings below. */
export function entryLine(bar: Bar, place: number, job: JobData, lifecycle: LifecycleData): HTMLLIElement {
  const { entry, length } = bar;
  const part = place < job.legalEntries ? "legal" : place === job.legalEntries ? "broke" : "after";
  const lines = entryWords(entry, job);
  const line = h(
    "div",
    {
      class: "entry-line",
      role: "group",
      "aria-label": [...lines, bar.gap && "after a gap", bar.overlap && "overlapping"].filter(Boolean).join(". "),
    },
    railMark(part),
    h(
      "span",
      { class: "entry-name" },
      h("small", {}, `${entry.index}`),
      entry.status,
      lifecycle.states[entry.state]?.deprecated == null ? undefined : h("small", {}, " retired"),
    ),
    entryBar(bar, lifecycle),
    h("span", { class: "entry-length" }, entry.ended ? (length === null ? "" : durationText(length)) : "open"),
  );
  tooltip(line, lines);
  const edits = job.repair.filter((edit) => edit.edit !== "insert" && edit.entry === entry.index);
  const notes = [
    ...job.findings.filter((finding) => finding.entry === entry.index).map(findingNote),
    ...edits.map(editNote),
  ];
  const isRemoved = edits.some(({ edit }) => edit === "remove");
  return h(
    "li",
    { class: `entry ${part}${isRemoved ? " removed" : ""}` },
    line,
    notes.length === 0 ? undefined : h("ul", { class: "notes" }, ...notes),
  );
}

/** Status, times, duration and message, for the tooltip and for screen readers. */
function entryWords({ status, start, end, ended, message }: EntryData, { naive, hasTimes }: JobData): string[] {
  if (!hasTimes) return [status, ...(message === undefined ? [] : [message])];
  const time = (milliseconds: number | null) =>
    milliseconds === null ? "at a time that cannot be read" : instantText(milliseconds, naive);
  return [
    status,
    `from ${time(start)}`,
    ended ? `to ${time(end)}` : "no end",
    ...(start === null || end === null ? [] : [durationText(end - start)]),
    ...(message === undefined ? [] : [`“${message}”`]),
  ];
}

/** The mark on the rail at the left: a dot, or a cross at the first entry with an error. */
function railMark(part: "legal" | "broke" | "after"): SVGElement {
  return s(
    "svg",
    { class: "rail", "aria-hidden": "true", viewBox: "0 0 24 30" },
    s("circle", { cx: 12, cy: 15, r: part === "broke" ? 9 : 4 }),
    part === "broke" ? s("path", { d: "M8.5 11.5l7 7M15.5 11.5l-7 7" }) : undefined,
  );
}
