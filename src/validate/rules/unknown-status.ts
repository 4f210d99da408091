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
    for (const entry of entries) {
      if (entry.status === undefined || lifecycle.statesOf(entry.status).length > 0) continue;
      report(entry.at("Status"), {
        found: entry.status.slice(0, 200),
        nearest: didYouMean(entry.status, lifecycle.statuses),
      });
      entry.statusInDoubt = true;
    }
  },
  message: ({ found, nearest }: { found: string; nearest: string }) =>
    `unknown status ${JSON.stringify(found)}; the nearest known one is ${nearest}`,
});
