import { describe } from "../../model/safe-access.ts";
import { defineRule } from "../engine/rule.ts";

/** A field that is not there, or not what it should be, leaves the rules that read it without anything to check. */
export const malformedJob = defineRule({
  id: "malformed-job",
  title: "The job, or a field of it that rules read, is not of the documented shape",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passes: ({ problems }) => problems.length === 0,
  check({ jobProblems }, report) {
    for (const { path, expected, found, foundText = describe(found) } of jobProblems) {
      report(path, { expected, found: foundText });
    }
  },
  message: ({ expected, found }: { expected: string; found: string }) => `expected ${expected}, found ${found}`,
});
