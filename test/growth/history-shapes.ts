/** Makes the value of a `SecondaryStatusTransitions` of `n` entries. */
export type HistoryShape = (n: number) => unknown[];

const BASE = Date.UTC(2025, 4, 16, 18);
const CYCLE = ["Starting", "Downloading", "Training", "Interrupted"];

const entries = (n: number, entry: (i: number) => unknown) => Array.from({ length: n }, (_, i) => entry(i));

/** Times in milliseconds after a common base. */
const entry = (Status: unknown, start: number, end?: number) => ({
  Status,
  StartTime: new Date(BASE + start),
  ...(end === undefined ? {} : { EndTime: new Date(BASE + end) }),
});

const walk = (n: number) => entries(n, (i) => entry(CYCLE[i % 4], i * 1000, i * 1000 + 1000));

/** Histories that are long, and wrong in every entry in one way. */
export const HISTORY_SHAPES: Readonly<Record<string, HistoryShape>> = {
  "a legal walk": walk,
  "a reversed walk": (n) => walk(n).reverse(),
  "a walk with two entries swapped": (n) => [...walk(n).slice(1), ...walk(1)],
  "every second pair swapped": (n) => walk(n).map((_, i, all) => all[i ^ 1] ?? all[i]),
  "entries that each hold all later ones": (n) => entries(n, (i) => entry(CYCLE[i % 4], i * 1000, (2 * n - i) * 1000)),
  "entries that all overlap": (n) => entries(n, (i) => entry(CYCLE[i % 4], i, n * 1000 + i)),
  "entries at one time": (n) => entries(n, (i) => entry(CYCLE[i % 4], 0, 0)),
  "entries that never end": (n) => entries(n, (i) => entry(CYCLE[i % 4], i * 1000)),
  "gaps between all entries": (n) => entries(n, (i) => entry(CYCLE[i % 4], i * 1000, i * 1000 + 1)),
  "ends before starts": (n) => entries(n, (i) => entry(CYCLE[i % 4], i * 1000, i * 1000 - 1)),
  "one status": (n) => entries(n, (i) => entry("Starting", i * 1000, i * 1000 + 1000)),
  "ends of jobs": (n) => entries(n, (i) => entry("Completed", i * 1000, i * 1000)),
  "two statuses that do not follow each other": (n) =>
    entries(n, (i) => entry(i % 2 === 0 ? "Training" : "Completed", i * 1000, i * 1000 + 1000)),
  "statuses that do not exist": (n) => entries(n, (i) => entry(`No${i}`, i * 1000, i * 1000 + 1000)),
  "a misspelled status": (n) => entries(n, (i) => entry("Trainning", i * 1000, i * 1000 + 1000)),
  "long statuses": (n) => entries(8, () => entry("x".repeat(n), 0, 0)),
  "retired statuses": (n) => entries(n, (i) => entry("LaunchingMLInstances", i * 1000, i * 1000 + 1000)),
  "times before the service": (n) => entries(n, (i) => entry(CYCLE[i % 4], i - BASE, i - BASE + 1)),
  "times that cannot be read": (n) => entries(n, (i) => ({ Status: CYCLE[i % 4], StartTime: "soon", EndTime: "x" })),
  "long times": (n) => [
    { Status: "Starting", StartTime: "1".repeat(n), EndTime: `2025-05-16T18:10:50.${"0".repeat(n)}` },
  ],
  "no times": (n) => entries(n, (i) => ({ Status: CYCLE[i % 4] })),
  nulls: (n) => entries(n, () => null),
  "lists of nothing": (n) => entries(n, () => []),
  "nested lists": (n) => [entries(n, () => 0).reduce<unknown>((inner) => [inner], [])],
  "statuses without entries": (n) => entries(n, (i) => CYCLE[i % 4]),
};
