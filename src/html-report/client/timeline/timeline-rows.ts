import { durationText } from "../format.ts";
import type { EntryData, InsertData, JobData } from "../report-data.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";

/** A horizontal span of the timeline, in shares of its width, and its duration. */
export interface Span {
  readonly left: number;
  readonly right: number;
  /** Milliseconds; null if unknown. */
  readonly length: number | null;
}

/** The bar of an entry. */
export interface Bar extends Span {
  readonly entry: EntryData;
  /** Whether the entry has no end, so that its bar fades out. */
  readonly fades: boolean;
  /** Whether the entry ends before it starts. */
  readonly backwards: boolean;
  /** Time between the previous entry and this one that no entry covers. */
  readonly gap: Span | undefined;
  /** Time that an earlier entry covers too. */
  readonly overlap: Span | undefined;
}

/** An entry that the repair would insert; `span` is null if its time is unknown. */
export interface InsertedEntry {
  readonly insert: InsertData;
  readonly span: Span | null;
}

export interface Timeline {
  readonly bars: readonly Bar[];
  readonly inserted: readonly InsertedEntry[];
  /** Times with a grid line, labelled with the time since the first. Empty if the history has no times. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Milliseconds from the first time to the last; null if there are no times. */
  readonly length: number | null;
}

/** Share of the width in which an open entry fades out. */
const TAIL = 0.1;
/** Minimum distance of two ticks, below which their labels overlap. */
const TICK_DISTANCE = 0.16;

/** The timeline of a history. Without times, all bars have the same width. */
export function timelineOf(
  { entries, repair, hasTimes }: Pick<JobData, "entries" | "repair" | "hasTimes">,
  isTrue: boolean,
): Timeline {
  const inserts = repair.filter((edit) => edit.edit === "insert");
  const instants = entries
    .flatMap(({ start, end }) => [start ?? Number.NaN, end ?? Number.NaN])
    .filter(Number.isFinite);
  if (!hasTimes || instants.length === 0) {
    const inserted = inserts.map((insert) => ({ insert, span: null }));
    return { bars: evenBars(entries), inserted, ticks: [], length: null };
  }

  const hasTail = entries.at(-1)?.ended === false;
  const inner = timeScale(instants, isTrue);
  const scale: TimeScale = (time) => inner(time) * (hasTail ? 1 - TAIL : 1);
  const first = instants.reduce((a, b) => Math.min(a, b));
  const last = instants.reduce((a, b) => Math.max(a, b));

  let latestEnd = first;
  const bars = entries.map((entry, i): Bar => {
    const start = entry.start ?? latestEnd;
    const nextStart = entries.slice(i + 1).find((next) => next.start !== null)?.start;
    const fades = !entry.ended;
    const end = entry.end ?? (fades ? null : (nextStart ?? start));
    const bar = {
      entry,
      left: scale(Math.min(start, end ?? start)),
      right: end !== null ? scale(Math.max(start, end)) : nextStart == null ? 1 : scale(Math.max(start, nextStart)),
      length: entry.start === null || entry.end === null ? null : entry.end - entry.start,
      fades,
      backwards: end !== null && end < start,
      gap: spanBetween(scale, endOf(entries[i - 1]), entry.start),
      overlap: spanBetween(scale, entry.start, Math.min(latestEnd, entry.end ?? latestEnd)),
    };
    latestEnd = Math.max(latestEnd, endOf(entry) ?? latestEnd);
    return bar;
  });
  const inserted = inserts.map((insert): InsertedEntry => {
    const from = insert.after ?? insert.before;
    const to = insert.before ?? insert.after;
    const span = from === null || to === null ? null : { left: scale(from), right: scale(to), length: to - from };
    return { insert, span };
  });
  return { bars, inserted, ticks: ticksOf(instants, first, scale), length: last - first };
}

/** The end of an entry; null if it is absent, unreadable or before the start. */
function endOf(entry: EntryData | undefined): number | null {
  if (entry === undefined || entry.end === null || entry.end < (entry.start ?? entry.end)) return null;
  return entry.end;
}

/** The span between two times; undefined if one is unknown or they are not in order. */
function spanBetween(scale: TimeScale, from: number | null, to: number | null): Span | undefined {
  if (from === null || to === null || !(from < to)) return undefined;
  return { left: scale(from), right: scale(to), length: to - from };
}

function evenBars(entries: readonly EntryData[]): Bar[] {
  return entries.map((entry, i) => ({
    entry,
    left: i / entries.length,
    right: (i + 1) / entries.length,
    length: null,
    fades: false,
    backwards: false,
    gap: undefined,
    overlap: undefined,
  }));
}

/** As many ticks as there is room for; the first and the last time take precedence. */
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
