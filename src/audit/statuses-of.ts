import { parseJob } from "../history/job.ts";
import { parseTransition } from "../history/transition.ts";
import { isArray } from "../history/untrusted.ts";
import type { DescribedJob } from "../read/described-job.ts";

/** The statuses of a history as it has them, `?` where an entry has none. */
export function statusesOf({ job }: DescribedJob): readonly string[] {
  const history = isArray(job) ? job : (parseJob(job).job.SecondaryStatusTransitions ?? []);
  return history.map((entry) => parseTransition(entry).Status ?? "?");
}
