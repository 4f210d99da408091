import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { ReadRecord } from "../../read/read-record.ts";

/**
 * The lifecycle that a record is replayed through: the one that the user chose; otherwise the one that the response was
 * recognized for.
 */
export function recordLifecycle(record: ReadRecord, chosen: Lifecycle = trainingJobLifecycle): Lifecycle {
  if (chosen !== trainingJobLifecycle || record.kind !== "job") return chosen;
  return record.lifecycle ?? chosen;
}
