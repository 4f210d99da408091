import { describe } from "../../model/safe-access.ts";
import { defineRule } from "../engine/rule.ts";

export const malformedTransition = defineRule({
  id: "malformed-transition",
  title: "An entry is not an object with Status and StartTime, or a field of it has the wrong type",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  passes: ({ isComplete }) => isComplete,
  check({ entries }, report) {
    for (const entry of entries) {
      for (const { field, expected, found } of entry.raw.problems) {
        report(entry.at(field), { expected, found: describe(found) });
      }
    }
  },
  message: ({ expected, found }: { expected: string; found: string }) => `expected ${expected}, found ${found}`,
});
