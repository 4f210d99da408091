import { formatDuration } from "../../model/duration.ts";
import { secondsBetween } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly start: string;
  readonly previousEnd: string;
  readonly previousIndex: number;
  readonly seconds: number;
}

export const gap = defineRule({
  id: "gap",
  title: "Time passes between the end of an entry and the start of the next",
  severity: "warning",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history }) => history.greatestGap <= 0,
  check(subject, report) {
    for (const { visit, previous } of subject.steps) {
      // A visit that is missing leaves a gap; the step that it makes illegal already speaks of it.
      if (previous === undefined || visit.stepInDoubt || !(visit.start > previous.end)) continue;
      report(visit.at("StartTime"), {
        start: subject.text(visit.start),
        previousEnd: subject.text(previous.end),
        previousIndex: previous.index,
        seconds: secondsBetween(previous.end, visit.start),
      });
      visit.stepInDoubt = true;
      visit.invalidate("StartTime");
    }
  },
  message: ({ start, previousEnd, previousIndex, seconds }: Data) =>
    `starts at ${start}, ${formatDuration(seconds)} after entry ${previousIndex} ended at ${previousEnd}`,
});
