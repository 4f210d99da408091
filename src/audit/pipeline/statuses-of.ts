import { transitionsIn } from "../../model/job.ts";
import { parseTransition } from "../../model/transition.ts";
import type { JobRecord } from "../../read/read-record.ts";

/** The statuses of a history as in the input, `?` for an entry without one. */
export function statusesOf({ job }: JobRecord): readonly string[] {
  return transitionsIn(job).map((entry) => parseTransition(entry).Status ?? "?");
}
