import { defineRule } from "../engine/rule.ts";

export const illegalFirstStatus = defineRule({
  id: "illegal-first-status",
  title: "The history begins with a status that no job begins with",
  severity: "error",
  evidence: "documented",
  source: "ManagedSpotTraining",
  passesStep: ({ kind, row }) => kind !== "illegal" || row !== 0,
  check({ steps }, report) {
    for (const { kind, row, entry, expected } of steps) {
      if (kind !== "illegal" || row !== 0 || entry.stepInDoubt) continue;
      report(entry.at("Status"), { found: entry.status!, expected });
      entry.stepInDoubt = true;
      entry.statusInDoubt = true;
    }
  },
  message: ({ found, expected }: { found: string; expected: readonly string[] }) =>
    `begins with ${found}; ` +
    (expected.length > 0
      ? `a job begins with ${expected.join(" or ")}`
      : "no first status has the evidence that the options ask for"),
});
