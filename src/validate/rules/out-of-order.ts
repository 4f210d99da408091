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
  check(subject, report) {
    const changedPlaces = subject.visits !== subject.entries;
    let latest: (typeof subject.entries)[number] | undefined;
    for (const visit of subject.entries) {
      if (latest !== undefined && visit.start < latest.start) {
        report(visit.at("StartTime"), {
          start: subject.text(visit.start),
          previousStart: subject.text(latest.start),
          previousIndex: latest.index,
        });
        if (!changedPlaces) visit.invalidate("StartTime");
      }
      if (!Number.isNaN(visit.start)) latest = visit;
    }
  },
  message: ({ start, previousStart, previousIndex }: { start: string; previousStart: string; previousIndex: number }) =>
    `starts at ${start}, before entry ${previousIndex}, which stands before it, at ${previousStart}`,
});
