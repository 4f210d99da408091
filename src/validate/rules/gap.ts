import { formatDuration } from "../../model/duration.ts";
import { secondsBetween } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  /** ISO 8601, without a zone if the input names none. */
  readonly start: string;
  /** ISO 8601, without a zone if the input names none. */
  readonly previousEnd: string;
  /** The entry before this one. */
  readonly previousIndex: number;
  /** The length of the gap. */
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
  check(context, report) {
    for (const { entry, previous } of context.steps) {
      // A missing entry leaves a gap; the step that it makes illegal already speaks of it.
      if (previous === undefined || entry.stepInDoubt || !(entry.start > previous.end)) continue;
      report(entry.at("StartTime"), {
        start: context.text(entry.start),
        previousEnd: context.text(previous.end),
        previousIndex: previous.index,
        seconds: secondsBetween(previous.end, entry.start),
      });
      entry.stepInDoubt = true;
      entry.invalidate("StartTime");
    }
  },
  message: ({ start, previousEnd, previousIndex, seconds }: Data) =>
    `starts at ${start}, ${formatDuration(seconds)} after entry ${previousIndex} ended at ${previousEnd}`,
});
