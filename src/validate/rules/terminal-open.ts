import { OPEN } from "../../model/absence.ts";
import { defineRule } from "../engine/rule.ts";

export const terminalOpen = defineRule({
  id: "terminal-open",
  title: "The entry of a terminal status has no EndTime",
  severity: "warning",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history: { length, ends }, facts, lastStatus }) =>
    facts.isTerminal[lastStatus] === 0 || ends[length - 1] !== OPEN,
  check({ last, ended }, report) {
    if (last !== undefined && ended && !last.hasEnd && !last.stepInDoubt)
      report(last.at("EndTime"), { status: last.status! });
  },
  message: ({ status }: { status: string }) => `is missing, although ${status} ends a job`,
});
