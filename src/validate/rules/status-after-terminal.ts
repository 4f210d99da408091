import { defineRule } from "../engine/rule.ts";

export const statusAfterTerminal = defineRule({
  id: "status-after-terminal",
  title: "A status after the end of the job",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passesStep: ({ kind, isAfterEnd }) => kind !== "illegal" || !isAfterEnd,
  check({ steps, table }, report) {
    for (const { kind, row, entry, previousKnown } of steps) {
      if (kind !== "illegal" || table.terminal[row] === 0) continue;
      report(entry.at("Status"), { found: entry.status!, terminal: previousKnown!.status! });
      // An entry that cannot be there proves nothing by its times.
      entry.stepInDoubt = true;
      entry.statusInDoubt = true;
      entry.invalidate("StartTime", "EndTime");
    }
  },
  message: ({ found, terminal }: { found: string; terminal: string }) =>
    `${found} after ${terminal}, which ends a job: nothing follows it`,
});
