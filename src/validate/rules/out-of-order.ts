import { defineRule } from "../engine/rule.ts";

/** The array is a history: AWS appends to it. */
export const outOfOrder = defineRule({
  id: "out-of-order",
  title: "An entry starts before the entry that stands before it",
  severity: "error",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  passes: ({ history }) => history.leastAdvance >= 0,
  check(context, report) {
    const changedPlaces = context.entriesInOrder !== context.entries;
    let latest: (typeof context.entries)[number] | undefined;
    for (const entry of context.entries) {
      if (latest !== undefined && entry.start < latest.start) {
        report(entry.at("StartTime"), {
          start: context.text(entry.start),
          previousStart: context.text(latest.start),
          previousIndex: latest.index,
        });
        if (!changedPlaces) entry.invalidate("StartTime");
      }
      if (!Number.isNaN(entry.start)) latest = entry;
    }
  },
  message: ({ start, previousStart, previousIndex }: { start: string; previousStart: string; previousIndex: number }) =>
    `starts at ${start}, before entry ${previousIndex}, which stands before it, at ${previousStart}`,
});
