import type { Path } from "../engine/finding.ts";
import { defineRule } from "../engine/rule.ts";
import type { Repair } from "../repair/repair.ts";

export interface Data {
  readonly from: string;
  readonly to: string;
  /** The statuses that were legal there. */
  readonly expected: readonly string[];
  /** The least-cost edit that makes the whole history legal: in the first finding, where `options.repair` asks for it. */
  readonly repair?: Repair;
}

export const illegalTransition = defineRule({
  id: "illegal-transition",
  title: "A step from one status to another that no job takes",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passesStep: ({ kind, row, isAfterEnd }) => kind !== "illegal" || row === 0 || isAfterEnd,
  check({ steps, table }, report: (path: Path, data: Data) => void) {
    for (const { kind, row, visit, previousKnown, expected } of steps) {
      if (kind !== "illegal" || row === 0 || table.terminal[row] === 1) continue;
      report(visit.at("Status"), { from: previousKnown?.status ?? "an unknown status", to: visit.status!, expected });
      visit.stepInDoubt = true;
      visit.statusInDoubt = true;
    }
  },
  message: ({ from, to, expected }: Data) =>
    `${from} → ${to}: expected ${expected.length > 0 ? expected.join(", ") : "no further status"} after ${from}`,
});
