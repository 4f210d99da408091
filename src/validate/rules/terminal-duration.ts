import { OPEN } from "../../model/absence.ts";
import { formatDuration } from "../../model/duration.ts";
import { secondsBetween } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";

export const terminalDuration = defineRule({
  id: "terminal-duration",
  title: "A terminal entry has a non-zero duration",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  passes({ history: { length, starts, ends }, facts, lastStatus }) {
    const end = ends[length - 1]!;
    return facts.isTerminal[lastStatus] === 0 || end === OPEN || end <= starts[length - 1]!;
  },
  check({ last, ended }, report) {
    if (last === undefined || !ended || last.stepInDoubt || !(last.end > last.start)) return;
    report(last.at("EndTime"), { status: last.status!, seconds: secondsBetween(last.start, last.end) });
    last.invalidate("EndTime");
  },
  message: ({ status, seconds }: { status: string; seconds: number }) =>
    `${status} lasts ${formatDuration(seconds)}; the entry of a terminal status ends when it starts`,
});
