import fc from "fast-check";
import { trainingJobLifecycle } from "../../src/index.ts";

/** An entry as a typed column holds it: times in epoch milliseconds, null where absent. */
export interface Row {
  Status: string | null;
  StartTime: number | null;
  EndTime: number | null;
}

export type History = readonly (Row | null)[];

/** The day on which histories are judged. */
export const NOW = Date.UTC(2026, 10, 23);

const BEGIN = Date.UTC(2025, 4, 16, 18, 10, 50, 603);

type Random = (least: number, most: number) => number;

/** A walk along the lifecycle's edges, each entry ending where the next starts. */
function walk(random: Random): Row[] {
  const entries: Row[] = [];
  let at = BEGIN;
  let state = trainingJobLifecycle.initial.id;
  for (let length = random(0, 9); length > 0; length--) {
    const edges = trainingJobLifecycle.successors(state);
    if (edges.length === 0) break;
    const edge = edges[random(0, edges.length - 1)]!;
    state = edge.to;
    const isEnd = trainingJobLifecycle.terminalStatuses.includes(edge.status);
    const end = at + (isEnd ? 0 : random(0, 5) * 1000);
    entries.push({ Status: edge.status, StartTime: at, EndTime: !isEnd && length === 1 ? null : end });
    at = end;
  }
  return entries;
}

/** Seconds, few of them, so that times fall together often; now and then one that cannot be. */
function anyTime(random: Random): number | null {
  const kind = random(0, 19);
  if (kind === 0) return null;
  if (kind === 1) return Math.round(BEGIN / 1000);
  if (kind === 2) return NOW + 86_400_000 + random(0, 1);
  if (kind === 3) return Date.UTC(2017, 10, 29) - random(0, 1);
  return BEGIN + random(0, 20) * 1000;
}

function anyStatus(random: Random): string | null {
  const others = ["PreparingTraining", "", "training", null];
  const i = random(0, trainingJobLifecycle.statuses.length + others.length - 1);
  return trainingJobLifecycle.statuses[i] ?? others[i - trainingJobLifecycle.statuses.length] ?? null;
}

function anyEntry(random: Random): Row {
  return { Status: anyStatus(random), StartTime: anyTime(random), EndTime: random(0, 2) > 0 ? anyTime(random) : null };
}

const BLANK: Row = { Status: null, StartTime: null, EndTime: null };

type Fault = (entries: (Row | null)[], i: number, random: Random) => void;

const faults: readonly Fault[] = [
  (entries, i) => entries.splice(i, 1),
  (entries, i) => entries.splice(i, 0, entries[i] === null ? null : { ...entries[i]! }),
  (entries, i, random) => entries.splice(i, 0, anyEntry(random)),
  (entries, i, random) => {
    const [moved] = entries.splice(i, 1);
    entries.splice(random(0, entries.length), 0, moved!);
  },
  (entries, i, random) => {
    entries[i] = { ...(entries[i] ?? BLANK), Status: anyStatus(random) };
  },
  (entries, i, random) => {
    entries[i] = { ...(entries[i] ?? BLANK), StartTime: anyTime(random) };
  },
  (entries, i, random) => {
    entries[i] = { ...(entries[i] ?? BLANK), EndTime: anyTime(random) };
  },
  (entries, i) => {
    entries[i] = { ...(entries[i] ?? BLANK), EndTime: null };
  },
  (entries, i, random) => {
    const entry = entries[i];
    if (entry && entry.StartTime !== null) entry.StartTime += random(-3, 3) * 1000;
  },
  (entries, i, random) => {
    const entry = entries[i];
    if (entry && entry.EndTime !== null) entry.EndTime += random(-3, 9) * 1000;
  },
  (entries, i) => {
    entries[i] = null;
  },
];

function break_(entries: (Row | null)[], random: Random): void {
  if (entries.length === 0) return;
  faults[random(0, faults.length - 1)]!(entries, random(0, entries.length - 1), random);
}

function history(random: Random): History {
  const kind = random(0, 9);
  if (kind === 0) return Array.from({ length: random(0, 8) }, () => anyEntry(random));
  const entries: (Row | null)[] = walk(random);
  for (let count = Math.max(0, kind - 4); count > 0; count--) break_(entries, random);
  return entries;
}

/**
 * Cases too rare to be met by chance: entries in the wrong order, the last two of which start at one time, one of them
 * with an end that cannot be. It matters which stands first.
 */
const corners: readonly History[] = [
  [3, 4],
  [4, 3],
].map((tied) =>
  [1, 0, 2, ...tied].map((i) => ({
    Status: ["Starting", "Downloading", "Training", "Uploading", "Completed"][i]!,
    StartTime: BEGIN + Math.min(i, 3) * 1000,
    EndTime: i === 4 ? BEGIN + 3000 : i === 3 ? Date.UTC(2031, 0) : BEGIN + (i + 1) * 1000,
  })),
);

/** Legal lives, broken ones, and entries thrown together: the same ones for the same seed. */
export function histories(count: number, seed = 42): readonly History[] {
  const next = fc.sample(fc.infiniteStream(fc.nat()), { seed, numRuns: 1 })[0]!;
  const random: Random = (least, most) => least + (next.next().value! % (most - least + 1));
  return [...corners, ...Array.from({ length: count - corners.length }, () => history(random))];
}

/** The histories that rows can hold as well: every entry is a row, and a job without rows is none. */
export function asRows(all: readonly History[]): readonly (readonly Row[])[] {
  return all.map((history) => history.map((entry) => entry ?? BLANK));
}

/** In the order that rows have by their times; undefined where two have the same. */
export function inTimeOrder(history: readonly Row[]): readonly Row[] | undefined {
  const key = (time: number | null) => time ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...history].sort((a, b) => key(a.StartTime) - key(b.StartTime) || key(a.EndTime) - key(b.EndTime));
  const hasTie = sorted.some(
    (row, i) => row.StartTime === sorted[i - 1]?.StartTime && row.EndTime === sorted[i - 1]?.EndTime,
  );
  return hasTie ? undefined : sorted;
}
