import type { Entry } from "../walks/entries.ts";
import { type HistoryFault, type Pick, pickFrom, positions } from "./fault.ts";
import { legalPrefix } from "./legal-prefix.ts";

const AN_HOUR = 3_600_000;

/** Index of an entry other than the first. */
function laterEntry(history: readonly Entry<number>[], pick: Pick): number {
  return pick(1, history.length - 1);
}

const two = { minLength: 2 } as const;

export const endBeforeStart: readonly HistoryFault[] = [
  {
    of: "history",
    title: "an end is moved back before its own start",
    constraints: two,
    inject(history, pick) {
      const i = pick(0, history.length - 1);
      const entry = history[i]!;
      if (entry.EndTime === undefined) return undefined;
      entry.EndTime = entry.StartTime - pick(1, AN_HOUR);
      return [i, "EndTime"];
    },
  },
  {
    of: "history",
    title: "a start is moved forward past its own end",
    constraints: two,
    inject(history, pick) {
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
    title: "two neighbouring entries are swapped",
    constraints: two,
    inject(history, pick) {
      const i = laterEntry(history, pick);
      history.splice(i - 1, 2, history[i]!, history[i - 1]!);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "a start is moved back before the start of the previous entry",
    constraints: two,
    inject(history, pick) {
      const i = laterEntry(history, pick);
      history[i]!.StartTime = history[i - 1]!.StartTime - pick(1, AN_HOUR);
      return [i, "StartTime"];
    },
  },
];

export const overlap: readonly HistoryFault[] = [
  {
    of: "history",
    title: "a start is moved back into the previous entry",
    constraints: two,
    inject(history, pick) {
      const i = laterEntry(history, pick);
      const least = history[i - 1]!.StartTime;
      history[i]!.StartTime = pick(least, history[i]!.StartTime - 1);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "an end is moved forward into the next entry",
    constraints: two,
    inject(history, pick) {
      const i = laterEntry(history, pick);
      history[i - 1]!.EndTime! += pick(1, AN_HOUR);
      return [i, "StartTime"];
    },
  },
];

export const missingEnd: readonly HistoryFault[] = [
  {
    of: "history",
    title: "the end of an entry other than the last is removed",
    constraints: two,
    inject(history, pick) {
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
    constraints: two,
    inject(history, pick) {
      const i = laterEntry(history, pick);
      const before = history[i - 1]!;
      before.EndTime = pick(before.StartTime, before.EndTime! - 1);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "a start is moved forward",
    constraints: { minLength: 3 },
    inject(history, pick) {
      const i = pick(1, history.length - 2);
      history[i]!.StartTime = pick(history[i]!.StartTime + 1, history[i]!.EndTime!);
      return [i, "StartTime"];
    },
  },
  {
    of: "history",
    title: "an inner entry is removed whose neighbours have a legal transition",
    constraints: { minLength: 3 },
    inject(history, pick, lifecycle) {
      const statuses = history.map(({ Status }) => Status);
      const dropped = positions(statuses, (_, i) => {
        const steps = legalPrefix(statuses.toSpliced(i, 1), lifecycle);
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
    title: "the end of the terminal entry is removed",
    constraints: { ended: true },
    inject(history) {
      delete history.at(-1)!.EndTime;
      return [history.length - 1, "EndTime"];
    },
  },
];

export const terminalDuration: readonly HistoryFault[] = [
  {
    of: "history",
    title: "the end of the terminal entry is moved forward",
    constraints: { ended: true },
    inject(history, pick) {
      history.at(-1)!.EndTime! += pick(1, AN_HOUR);
      return [history.length - 1, "EndTime"];
    },
  },
];
