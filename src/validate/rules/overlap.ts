import type { Entry } from "../engine/entry.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly start: string;
  readonly earlierEnd: string;
  readonly earlierIndex: number;
}

/** A job is in one status at a time: an entry starts where the one before it ended. */
export const overlap = defineRule({
  id: "overlap",
  title: "An entry starts before an earlier one has ended",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history }) => history.leastGap >= 0,
  check(context, report) {
    let latest: Entry | undefined;
    context.entriesInOrder.forEach((entry, i) => {
      if (latest !== undefined && entry.start < latest.end) {
        report(entry.at("StartTime"), {
          start: context.text(entry.start),
          earlierEnd: context.text(latest.end),
          earlierIndex: latest.index,
        });
        // Either this start is too early or that end too late.
        latest.invalidate("EndTime");
        entry.invalidate("StartTime");
        latest = latestToEnd(context.entriesInOrder.slice(0, i));
      }
      if (!Number.isNaN(entry.end) && !(latest !== undefined && latest.end > entry.end)) latest = entry;
    });
  },
  message: ({ start, earlierEnd, earlierIndex }: Data) =>
    `starts at ${start}, before entry ${earlierIndex} ended at ${earlierEnd}`,
});

function latestToEnd(entriesInOrder: readonly Entry[]): Entry | undefined {
  return entriesInOrder.reduce<Entry | undefined>(
    (latest, entry) => (Number.isNaN(entry.end) || (latest !== undefined && latest.end > entry.end) ? latest : entry),
    undefined,
  );
}
