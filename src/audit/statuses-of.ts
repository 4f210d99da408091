import { transitionsIn } from "../history/job.ts";
import { parseTransition } from "../history/transition.ts";
import type { DescribedJob } from "../read/described-job.ts";

/** The statuses of a history as it has them, `?` where an entry has none. */
export function statusesOf({ job }: DescribedJob): readonly string[] {
  return transitionsIn(job).map((entry) => parseTransition(entry).Status ?? "?");
}
