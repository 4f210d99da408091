import { AWS_FIELDS, type FieldNames } from "../machine/fields.ts";
import type { Lifecycle } from "../machine/lifecycle.ts";
import { JOB_FIELDS } from "../model/job.ts";
import { isArray, isObject, property } from "../model/safe-access.ts";
import { epochMilliseconds } from "../model/timestamp.ts";
import type { SecondaryStatusTransition } from "../model/transition.ts";
import type { Path } from "./engine/finding.ts";

/*
 * Histories of other shapes. A lifecycle may name fields otherwise than AWS does. Inputs are read under these names where
 * they come in, findings get them where they go out, and everything between knows AWS's names only.
 */

type Named = Pick<Lifecycle, "fields" | "terminalStatuses">;

/** The name of a field in the input, by AWS's name for it. Fields that have no other name keep AWS's. */
type NameOf = (field: string) => string;

const AS_AWS: NameOf = (field) => field;

const made = new WeakMap<FieldNames, NameOf>();

export function nameOf({ fields }: Pick<Lifecycle, "fields">): NameOf {
  if (fields === undefined) return AS_AWS;
  const known = made.get(fields);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const [key, name] of Object.entries(fields)) {
    if (typeof name === "string") names.set(AWS_FIELDS[key as keyof typeof AWS_FIELDS], name);
  }
  const found: NameOf = (field) => names.get(field) ?? field;
  made.set(fields, found);
  return found;
}

/** A path into the input, from a path with AWS's names. */
export function namedPath(path: Path, { fields }: Pick<Lifecycle, "fields">): Path {
  if (fields === undefined) return path;
  const name = nameOf({ fields });
  return path.map((key) => (typeof key === "string" ? name(key) : key));
}

/** A history with AWS's names; the value itself if its lifecycle has no other names, or if it is not a history. */
export function awsHistory(history: unknown, lifecycle: Named): unknown {
  const { fields } = lifecycle;
  if (fields === undefined || !isArray(history)) return history;
  const entries = Array.from(history, (_, i) => awsEntry(property(history, i), lifecycle));
  return fields.end === null ? withEnds(entries, lifecycle) : entries;
}

/** A job with AWS's names; the value itself if its lifecycle has no other names, or if it is not a job. */
export function awsJob(job: unknown, lifecycle: Named): unknown {
  if (lifecycle.fields === undefined || !isObject(job)) return job;
  const name = nameOf(lifecycle);
  const named = Object.fromEntries(JOB_FIELDS.map((field) => [field, property(job, name(field))]));
  const history = named[AWS_FIELDS.history];
  return { ...named, [AWS_FIELDS.history]: awsHistory(history, lifecycle) };
}

/** A history or a job with AWS's names. */
export function awsInput(input: unknown, lifecycle: Named): unknown {
  return isArray(input) ? awsHistory(input, lifecycle) : awsJob(input, lifecycle);
}

/** An entry with AWS's names; a value that is not an entry is left to the rules. */
export function awsEntry(entry: unknown, { fields }: Pick<Lifecycle, "fields">): unknown {
  if (fields === undefined || !isObject(entry)) return entry;
  const name = nameOf({ fields });
  const named = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, property(entry, name(field))]));
  return fields.end === null ? { ...named, EndTime: undefined } : named;
}

/** An entry with the names of its lifecycle. */
export function namedEntry(entry: unknown, { fields }: Pick<Lifecycle, "fields">): unknown {
  if (fields === undefined || !isObject(entry)) return entry;
  const name = nameOf({ fields });
  const shown = Object.entries(entry).filter(([field]) => fields.end !== null || field !== AWS_FIELDS.end);
  return Object.fromEntries(shown.map(([field, value]) => [name(field), value]));
}

/** A history with the names of its lifecycle; a value that is not a history is left as it is. */
export function namedHistory(history: unknown, lifecycle: Named): unknown {
  return isArray(history) ? history.map((entry) => namedEntry(entry, lifecycle)) : history;
}

/** A job with the names of its lifecycle. */
export function namedJob(job: unknown, lifecycle: Named): unknown {
  if (lifecycle.fields === undefined || !isObject(job)) return job;
  const name = nameOf(lifecycle);
  const fields = Object.entries(job).map(([field, value]) => [
    name(field),
    field === AWS_FIELDS.history ? namedHistory(value, lifecycle) : value,
  ]);
  return Object.fromEntries(fields);
}

const ENTRY_FIELDS = Object.keys({
  Status: true,
  StartTime: true,
  EndTime: true,
  StatusMessage: true,
} satisfies Record<keyof SecondaryStatusTransition, true>);

/** Without ends of their own, an entry ends when the next one in time starts, and the end of a history when it starts. */
function withEnds(entries: readonly unknown[], { terminalStatuses }: Named): readonly unknown[] {
  const starts = entries.map((entry) => epochMilliseconds(isObject(entry) ? property(entry, "StartTime") : undefined));
  const order = [...entries.keys()].filter((i) => !Number.isNaN(starts[i])).sort((a, b) => starts[a]! - starts[b]!);
  const nextOf = new Map(order.map((i, place) => [i, order[place + 1]]));
  return entries.map((entry, i) => {
    if (!isObject(entry) || !nextOf.has(i)) return entry;
    const next = nextOf.get(i);
    const hasEnded = next === undefined && terminalStatuses.includes(String(property(entry, "Status")));
    const endsWith = hasEnded ? entry : next === undefined ? {} : (entries[next] as object);
    return { ...entry, EndTime: property(endsWith, "StartTime") };
  });
}
