import { defineRule } from "../engine/rule.ts";

export const endBeforeStart = defineRule({
  id: "end-before-start",
  title: "An entry ends before it starts",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history }) => history.leastDuration >= 0,
  check(context, report) {
    for (const entry of context.entries) {
      if (!(entry.end < entry.start)) continue;
      report(entry.at("EndTime"), { start: context.text(entry.start), end: context.text(entry.end) });
      // Either of the two may be the wrong one.
      entry.invalidate("StartTime", "EndTime");
    }
  },
  message: ({ start, end }: { start: string; end: string }) => `ends at ${end}, before its own start at ${start}`,
});
