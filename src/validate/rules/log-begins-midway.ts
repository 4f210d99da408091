import { defineRule } from "../engine/rule.ts";

/** DescribeJob, the job API of 2026, returns the last entries of a longer history, at most this many. */
const MOST_OF_DESCRIBE_JOB = 100;

/** The tail of a log begins with any status. The rest of it is judged as usual. */
export const logBeginsMidway = defineRule({
  id: "log-begins-midway",
  title: "The beginning of the history is missing, as in the tail of a log",
  severity: "info",
  evidence: "observed",
  source: "PublishedHistories",
  check({ steps, history, mayBeginMidway }, report) {
    const [first] = steps;
    if (first?.kind !== "illegal" || first.row !== 0) return;
    if (!mayBeginMidway && history.length !== MOST_OF_DESCRIBE_JOB) return;
    report(first.visit.at("Status"), { found: first.visit.status!, expected: first.expected });
    first.visit.stepInDoubt = true;
    first.visit.statusInDoubt = true;
  },
  message: ({ found, expected }: { found: string; expected: readonly string[] }) =>
    `the log begins midway, with ${found}; what came before it, from ${expected.join(" or ")} on, is missing`,
});
