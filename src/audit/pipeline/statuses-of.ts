import { transitionsIn } from "../../model/job.ts";
import { parseTransition } from "../../model/transition.ts";
import type { JobRecord } from "../../read/read-record.ts";

/** The statuses of a history as it has them, `?` where an entry has none. */
export function statusesOf({ job }: JobRecord): readonly string[] {
  return transitionsIn(job).map((entry) => parseTransition(entry).Status ?? "?");
}
