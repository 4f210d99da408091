import { defineRule } from "../engine/rule.ts";

/** A lifecycle without an order has a first status for every status that it has. */
const MOST_NAMED = 5;

/** Not an error: EventBridge events have been documented with an empty array. But nothing was checked. */
export const emptyHistory = defineRule({
  id: "empty-history",
  title: "The history has no entry",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  passes: ({ history }) => history.length > 0,
  check({ hasHistory, isHistoryInDoubt, entries, historyPath, lifecycle }, report) {
    if (hasHistory && !isHistoryInDoubt && entries.length === 0)
      report(historyPath, { expected: lifecycle.firstStatuses });
  },
  message: ({ expected }: { expected: readonly string[] }) =>
    `the history is empty: a job enters ${expected.length > MOST_NAMED ? "a status" : expected.join(" or ")} as soon as it is created`,
});
