import { describe } from "../../model/safe-access.ts";
import { defineComparison } from "../engine/rule.ts";
import { malformedJob } from "./malformed-job.ts";

/**
 * The same rule for two responses: a value that is not a response cannot extend one. Problems inside a response are
 * reported by the rule on one job.
 */
export const malformedSnapshot = defineComparison({
  ...malformedJob,
  check(pair, report) {
    for (const which of ["later", "earlier"] as const) {
      const problem = pair[which].jobProblems.find(({ path }) => path.length === 0);
      if (problem === undefined) continue;
      report([], {
        expected: `${problem.expected} as the ${which} description`,
        found: problem.foundText ?? describe(problem.found),
      });
    }
  },
});
