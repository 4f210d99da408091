import { transitionsIn } from "../../model/job.ts";
import { MOST_ENTRIES } from "../../model/safe-access.ts";
import { parseTransition } from "../../model/transition.ts";

/** The statuses of a job or history with AWS's names, as in the input, `?` for an entry without one; none if it is too long to be a history. */
export function statusesOf(job: unknown): readonly string[] {
  const history = transitionsIn(job);
  return history.length > MOST_ENTRIES ? [] : history.map((entry) => parseTransition(entry).Status ?? "?");
}
