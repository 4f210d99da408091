import type { Path } from "../engine/finding.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly found: string;
  /** The status that ended the job. */
  readonly terminal: string;
  /** What may follow the end; absent if nothing may. */
  readonly expected?: readonly string[];
}

export const statusAfterTerminal = defineRule({
  id: "status-after-terminal",
  title: "A status after the end of the job",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passesStep: ({ kind, isAfterEnd }) => kind !== "illegal" || !isAfterEnd,
  check({ steps, table }, report: (path: Path, data: Data) => void) {
    for (const { kind, row, entry, previousKnown, expected } of steps) {
      if (kind !== "illegal" || table.terminal[row] === 0) continue;
      report(entry.at("Status"), {
        found: entry.status!,
        terminal: previousKnown!.status!,
        ...(expected.length > 0 && { expected }),
      });
      // An entry that cannot be there proves nothing by its times.
      entry.stepInDoubt = true;
      entry.statusInDoubt = true;
      entry.invalidate("StartTime", "EndTime");
    }
  },
  message: ({ found, terminal, expected }: Data) =>
    `${found} after ${terminal}, which ends a job: ${expected === undefined ? "nothing" : `only ${expected.join(" or ")}`} follows it`,
});
