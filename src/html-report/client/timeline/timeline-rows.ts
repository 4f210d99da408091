import { durationText } from "../format.ts";
import type { InsertData, JobData, VisitData } from "../report-data.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";

/** A stretch of the picture, as shares of its width, and the time that it stands for. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
  /** Milliseconds; null where the history does not tell. */
  readonly length: number | null;
}

/** A visit as a bar. */
export interface Bar extends Stretch {
  readonly visit: VisitData;
  /** It has no end: it fades out. */
  readonly fades: boolean;
  /** It ends before it starts. */
  readonly backwards: boolean;
  /** Time that nothing accounts for, between the visits before and this one. */
  readonly gap: Stretch | undefined;
  /** Time that an earlier visit accounts for too. */
  readonly overlap: Stretch | undefined;
}

/** A visit that the history lacks, where the repair would insert it; null where no time tells. */
export interface Ghost {
  readonly insert: InsertData;
  readonly place: Stretch | null;
}

export interface Timeline {
  readonly bars: readonly Bar[];
  readonly ghosts: readonly Ghost[];
  /** Instants worth a line, with the time since the first. None where the history holds the order alone. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** From the first instant to the last; null where there are none. */
  readonly length: number | null;
}

/** The share of the width that an open entry has to fade out in. */
const TAIL = 0.1;
/** Two ticks nearer than this would write over each other. */
const TICK_DISTANCE = 0.13;

/** The bars of a job's history. Without times every visit is as wide as the next. */
export function timelineOf(
  { visits, repair, hasTimes }: Pick<JobData, "visits" | "repair" | "hasTimes">,
  isTrue: boolean,
): Timeline {
  const inserts = repair.filter((edit) => edit.edit === "insert");
  const instants = visits.flatMap(({ start, end }) => [start ?? Number.NaN, end ?? Number.NaN]).filter(Number.isFinite);
  if (!hasTimes || instants.length === 0) {
    const ghosts = inserts.map((insert) => ({ insert, place: null }));
    return { bars: evenBars(visits), ghosts, ticks: [], length: null };
  }

  const hasTail = visits.at(-1)?.ended === false;
  const inner = timeScale(instants, isTrue);
  const scale: TimeScale = (time) => inner(time) * (hasTail ? 1 - TAIL : 1);
  const first = instants.reduce((a, b) => Math.min(a, b));
  const last = instants.reduce((a, b) => Math.max(a, b));

  let latestEnd = first;
  const bars = visits.map((visit, i): Bar => {
    const start = visit.start ?? latestEnd;
    const nextStart = visits.slice(i + 1).find((next) => next.start !== null)?.start;
    const fades = !visit.ended;
    const end = visit.end ?? (fades ? null : (nextStart ?? start));
    const bar = {
      visit,
      left: scale(Math.min(start, end ?? start)),
      right: end !== null ? scale(Math.max(start, end)) : nextStart == null ? 1 : scale(Math.max(start, nextStart)),
      length: visit.start === null || visit.end === null ? null : visit.end - visit.start,
      fades,
      backwards: end !== null && end < start,
      gap: stretchOf(scale, endOf(visits[i - 1]), visit.start),
      overlap: stretchOf(scale, visit.start, Math.min(latestEnd, visit.end ?? latestEnd)),
    };
    latestEnd = Math.max(latestEnd, endOf(visit) ?? latestEnd);
    return bar;
  });
  const ghosts = inserts.map((insert): Ghost => {
    const from = insert.after ?? insert.before;
    const to = insert.before ?? insert.after;
    const place = from === null || to === null ? null : { left: scale(from), right: scale(to), length: to - from };
    return { insert, place };
  });
  return { bars, ghosts, ticks: ticksOf(instants, first, scale), length: last - first };
}

/** The end of a visit, where it is one that can be believed. */
function endOf(visit: VisitData | undefined): number | null {
  if (visit === undefined || visit.end === null || visit.end < (visit.start ?? visit.end)) return null;
  return visit.end;
}

/** The stretch between two instants; none where one of them is not known or no time passes. */
function stretchOf(scale: TimeScale, from: number | null, to: number | null): Stretch | undefined {
  if (from === null || to === null || !(from < to)) return undefined;
  return { left: scale(from), right: scale(to), length: to - from };
}

function evenBars(visits: readonly VisitData[]): Bar[] {
  return visits.map((visit, i) => ({
    visit,
    left: i / visits.length,
    right: (i + 1) / visits.length,
    length: null,
    fades: false,
    backwards: false,
    gap: undefined,
    overlap: undefined,
  }));
}

/** As many instants as there is room for, the first and the last before the others. */
function ticksOf(instants: readonly number[], first: number, scale: TimeScale): { at: number; text: string }[] {
  const sorted = [...new Set(instants)].sort((a, b) => a - b);
  const ticks: { at: number; text: string }[] = [];
  for (const instant of [sorted[0]!, sorted.at(-1)!, ...sorted.slice(1, -1)]) {
    const at = scale(instant);
    if (ticks.some((tick) => Math.abs(tick.at - at) < TICK_DISTANCE)) continue;
    ticks.push({ at, text: instant === first ? "start" : `+${durationText(instant - first)}` });
  }
  return ticks.sort((a, b) => a.at - b.at);
}
