import { didYouMean } from "../../model/did-you-mean.ts";
import { defineRule } from "../engine/rule.ts";

/**
 * AWS may add statuses at any time ("subject to change"), so replay passes over an unknown one; but a history that
 * shows one is not known to be legal.
 */
export const unknownStatus = defineRule({
  id: "unknown-status",
  title: "A status that the lifecycle does not know",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passesStep: ({ state }) => state !== undefined,
  check({ entries, lifecycle }, report) {
    for (const visit of entries) {
      if (visit.status === undefined || lifecycle.statesOf(visit.status).length > 0) continue;
      report(visit.at("Status"), {
        found: visit.status.slice(0, 200),
        nearest: didYouMean(visit.status, lifecycle.statuses),
      });
      visit.statusInDoubt = true;
    }
  },
  message: ({ found, nearest }: { found: string; nearest: string }) =>
    `unknown status ${JSON.stringify(found)}; the nearest known one is ${nearest}`,
});
