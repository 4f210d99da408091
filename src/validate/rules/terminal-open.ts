import { OPEN } from "../../model/absence.ts";
import { defineRule } from "../engine/rule.ts";
import type { NameOf } from "../field-names.ts";

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
  message: ({ status }: { status: string }, nameOf: NameOf) =>
    `${status} ends a job, yet its entry has no ${nameOf("EndTime")}`,
});
