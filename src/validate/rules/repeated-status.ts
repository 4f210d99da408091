import { defineRule } from "../engine/rule.ts";

/** A new message rewrites the entry in place; only a job with a RetryStrategy may leave Starting for Starting. */
export const repeatedStatus = defineRule({
  id: "repeated-status",
  title: "Two neighbouring entries have one status",
  severity: "error",
  evidence: "observed",
  source: "PublishedHistories",
  passesStep: ({ kind }) => kind !== "repeated",
  check({ steps }, report) {
    for (const { kind, entry, previous } of steps) {
      if (kind !== "repeated") continue;
      report(entry.at("Status"), { status: entry.status!, previousIndex: previous!.index });
      entry.stepInDoubt = true;
      entry.invalidate("StartTime", "EndTime");
    }
  },
  message: ({ status, previousIndex }: { status: string; previousIndex: number }) =>
    `${status} again, as in entry ${previousIndex}: a stay in a status is one entry`,
});
