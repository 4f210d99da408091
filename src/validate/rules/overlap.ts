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
  check(subject, report) {
    let latest: Entry | undefined;
    subject.visits.forEach((visit, i) => {
      if (latest !== undefined && visit.start < latest.end) {
        report(visit.at("StartTime"), {
          start: subject.text(visit.start),
          earlierEnd: subject.text(latest.end),
          earlierIndex: latest.index,
        });
        // Either this start is too early or that end too late.
        latest.invalidate("EndTime");
        visit.invalidate("StartTime");
        latest = latestToEnd(subject.visits.slice(0, i));
      }
      if (!Number.isNaN(visit.end) && !(latest !== undefined && latest.end > visit.end)) latest = visit;
    });
  },
  message: ({ start, earlierEnd, earlierIndex }: Data) =>
    `starts at ${start}, before entry ${earlierIndex} ended at ${earlierEnd}`,
});

function latestToEnd(visits: readonly Entry[]): Entry | undefined {
  return visits.reduce<Entry | undefined>(
    (latest, visit) => (Number.isNaN(visit.end) || (latest !== undefined && latest.end > visit.end) ? latest : visit),
    undefined,
  );
}
