import type { Lifecycle } from "../../machine/lifecycle.ts";
import { isArray } from "../../model/safe-access.ts";
import { awsInput, namedHistory, namedJob } from "../../validate/field-names.ts";

type Named = Pick<Lifecycle, "fields" | "terminalStatuses">;

/** The formats of a response with AWS's names, in which a lifecycle can have names of its own. */
const OBJECT_FORMATS = ["sdk", "wire", "cli", "boto3", "step-functions"];

/**
 * Checks that jobs of a lifecycle can be written in a format.
 *
 * @throws TypeError if the lifecycle has names of fields that the format has no place for.
 */
export function checkNames({ fields }: Named, format: string): void {
  if (fields === undefined || OBJECT_FORMATS.includes(format)) return;
  throw new TypeError(
    `as: "${format}" has the fields of a training job, and this lifecycle has others: use ${OBJECT_FORMATS.join(", ")}`,
  );
}

/** A generated history or job, with the names of its lifecycle's fields instead of AWS's. */
export function named<T>(value: T, lifecycle: Named): T {
  if (lifecycle.fields === undefined) return value;
  return (isArray(value) ? namedHistory(value, lifecycle) : namedJob(value, lifecycle)) as T;
}

/** The inverse of {@link named}. */
export function unnamed<T>(value: T, lifecycle: Named): T {
  return awsInput(value, lifecycle) as T;
}
