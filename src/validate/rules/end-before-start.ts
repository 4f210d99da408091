import { defineRule } from "../engine/rule.ts";

export const endBeforeStart = defineRule({
  id: "end-before-start",
  title: "An entry ends before it starts",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history }) => history.leastDuration >= 0,
  check(subject, report) {
    for (const visit of subject.entries) {
      if (!(visit.end < visit.start)) continue;
      report(visit.at("EndTime"), { start: subject.text(visit.start), end: subject.text(visit.end) });
      // Either of the two may be the wrong one.
      visit.invalidate("StartTime", "EndTime");
    }
  },
  message: ({ start, end }: { start: string; end: string }) => `ends at ${end}, before its own start at ${start}`,
});
