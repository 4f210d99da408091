import { defineRule } from "../engine/rule.ts";

/** The tail of a log begins with any status. The rest of it is judged as usual. */
export const logBeginsMidway = defineRule({
  id: "log-begins-midway",
  title: "The beginning of the history is missing, as in the tail of a log",
  severity: "info",
  evidence: "observed",
  source: "PublishedHistories",
  passesStep: ({ kind, row }) => kind !== "illegal" || row !== 0,
  check({ steps, mayBeginMidway }, report) {
    const [first] = steps;
    if (!mayBeginMidway || first?.kind !== "illegal") return;
    report(first.entry.at("Status"), { found: first.entry.status!, expected: first.expected });
    first.entry.stepInDoubt = true;
    first.entry.statusInDoubt = true;
  },
  message: ({ found, expected }: { found: string; expected: readonly string[] }) =>
    `the log begins midway, with ${found}; what came before it, from ${expected.join(" or ")} on, is missing`,
});
