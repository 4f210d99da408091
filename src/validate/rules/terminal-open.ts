import { defineRule } from "../rule.ts";

export const terminalOpen = defineRule({
  id: "terminal-open",
  title: "The entry of a terminal status has no EndTime",
  severity: "warning",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  check({ last, ended }, report) {
    if (last !== undefined && ended && !last.hasEnd && !last.stepInDoubt)
      report(last.at("EndTime"), { status: last.status! });
  },
  message: ({ status }: { status: string }) => `${status} ends a job, yet its entry has no EndTime`,
});
