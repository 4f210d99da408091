import type { Entry } from "../walks/entries.ts";
import { type HistoryFault, type Pick, pickFrom, positions } from "./fault.ts";
import { legalSteps, without } from "./legal-steps.ts";

const AN_HOUR = 3_600_000;

/** An entry that has another before it. */
function laterEntry(history: readonly Entry<number>[], pick: Pick): number {
  return pick(1, history.length - 1);
}

const two = { minEntries: 2 } as const;

export const endBeforeStart: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an end is moved before its start",
    lives: two,
    breaks(history, pick) {
      const i = pick(0, history.length - 1);
      const entry = history[i]!;
      if (entry.EndTime === undefined) return undefined;
      entry.EndTime = entry.StartTime - pick(1, AN_HOUR);
      return [i, "EndTime"];
    },
  },
  {
    of: "history",
    title: "a start is moved on, past its own end",
    lives: two,
    breaks(history, pick) {
      const i = pick(0, history.length - 1);
      const entry = history[i]!;
      if (entry.EndTime === undefined) return undefined;
      entry.StartTime = entry.EndTime + pick(1, AN_HOUR);
      return [i, "EndTime"];
    },
  },
];

export const outOfOrder: readonly HistoryFault[] = [
  {
    of: "history",
    title: "two neighbours change places",
    lives: two,
    breaks(history, pick) {
      const i = laterEntry(history, pick);
      history.splice(i - 1, 2, history[i]!, history[i - 1]!);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "a start is moved back, before the entry before",
    lives: two,
    breaks(history, pick) {
      const i = laterEntry(history, pick);
      history[i]!.StartTime = history[i - 1]!.StartTime - pick(1, AN_HOUR);
      return [i, "StartTime"];
    },
  },
];

export const overlap: readonly HistoryFault[] = [
  {
    of: "history",
    title: "a start is moved back, into the entry before",
    lives: two,
    breaks(history, pick) {
      const i = laterEntry(history, pick);
      const least = history[i - 1]!.StartTime;
      history[i]!.StartTime = pick(least, history[i]!.StartTime - 1);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "an end is moved on, into what comes after",
    lives: two,
    breaks(history, pick) {
      const i = laterEntry(history, pick);
      history[i - 1]!.EndTime! += pick(1, AN_HOUR);
      return [i, "StartTime"];
    },
  },
];

export const missingEnd: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an inner end is cut",
    lives: two,
    breaks(history, pick) {
      const i = pick(0, history.length - 2);
      delete history[i]!.EndTime;
      return [i, "EndTime"];
    },
  },
];

export const gap: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an end is moved back",
    lives: two,
    breaks(history, pick) {
      const i = laterEntry(history, pick);
      const before = history[i - 1]!;
      before.EndTime = pick(before.StartTime, before.EndTime! - 1);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "a start is moved on",
    lives: { minEntries: 3 },
    breaks(history, pick) {
      const i = pick(1, history.length - 2);
      history[i]!.StartTime = pick(history[i]!.StartTime + 1, history[i]!.EndTime!);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "an inner entry is dropped, and a legal step leads over the gap",
    lives: { minEntries: 3 },
    breaks(history, pick) {
      const statuses = history.map(({ Status }) => Status);
      const dropped = positions(statuses, (_, i) => {
        const steps = legalSteps(without(statuses, i));
        const isInner = i > 0 && i < statuses.length - 1;
        return isInner && steps.length === statuses.length - 1 && steps.every(({ requires }) => requires === undefined);
      });
      const i = pickFrom(dropped, pick);
      if (i === undefined) return undefined;
      history.splice(i, 1);
      return [i, "StartTime"];
    },
  },
];

export const terminalOpen: readonly HistoryFault[] = [
  {
    of: "history",
    title: "the terminal entry has no end",
    lives: { ended: true },
    breaks(history) {
      delete history.at(-1)!.EndTime;
      return [history.length - 1, "EndTime"];
    },
  },
];

export const terminalDuration: readonly HistoryFault[] = [
  {
    of: "history",
    title: "the terminal entry lasts",
    lives: { ended: true },
    breaks(history, pick) {
      history.at(-1)!.EndTime! += pick(1, AN_HOUR);
      return [history.length - 1, "EndTime"];
    },
  },
];
