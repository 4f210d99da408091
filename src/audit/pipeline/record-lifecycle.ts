import type { Lifecycle } from "../../machine/lifecycle.ts";
import { trainingJobLifecycle } from "../../machine/training-job.ts";
import type { ReadRecord } from "../../read/read-record.ts";

/**
 * The lifecycle that a record is replayed through: the one that the user chose; otherwise the one that the response was
 * recognized for. A record that was not read in the field names of the chosen one has AWS's.
 */
export function recordLifecycle(record: ReadRecord, chosen: Lifecycle = trainingJobLifecycle): Lifecycle {
  if (record.kind !== "job") return chosen;
  if (chosen === trainingJobLifecycle) return record.lifecycle ?? chosen;
  return record.lifecycle === chosen ? chosen : withAwsNames(chosen);
}

const made = new WeakMap<Lifecycle, Lifecycle>();

function withAwsNames(lifecycle: Lifecycle): Lifecycle {
  if (lifecycle.fields === undefined) return lifecycle;
  const found = made.get(lifecycle) ?? { ...lifecycle, fields: undefined };
  made.set(lifecycle, found);
  return found;
}
