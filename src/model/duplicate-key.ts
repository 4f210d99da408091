import { JOB_FIELDS } from "./job.ts";
import { isArray, isObject, property } from "./safe-access.ts";

/** A place in a text. */
export interface Location {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}

/** A key that an object of the text has more than once. Parsers keep its last value in silence. */
export interface DuplicateKey {
  /** The path of the key in the job or in the bare history; empty if the key holds the job: `detail` of an event. */
  readonly path: readonly (string | number)[];
  /** The key as written. */
  readonly key: string;
  /**
   * Where the key is for the first and for the last time. Other text before the record on its line counts in bytes.
   * Undefined if the text has no lines of its own, as a cell of a table.
   */
  readonly places: readonly [first: Location, last: Location] | undefined;
}

/** Shared, so that it is equal to itself in most settings. */
export const NO_DUPLICATES: readonly DuplicateKey[] = Object.freeze([]);

/** Whether a value has the form of a duplicate key. */
export function isDuplicateKey(value: unknown): value is DuplicateKey {
  if (!isObject(value)) return false;
  const places = property(value, "places");
  const isPlace = (place: unknown) =>
    isObject(place) && typeof property(place, "line") === "number" && typeof property(place, "column") === "number";
  return (
    isArray(property(value, "path")) &&
    typeof property(value, "key") === "string" &&
    (places === undefined || (isArray(places) && places.length === 2 && places.every(isPlace)))
  );
}

/** The fields of an entry that rules read. */
const ENTRY_FIELDS = ["Status", "StartTime", "EndTime"];

/** The fields that rules read inside a field of the job, or inside its elements. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  SecondaryStatusTransitions: ENTRY_FIELDS,
  StoppingCondition: ["MaxRuntimeInSeconds", "MaxWaitTimeInSeconds", "MaxPendingTimeInSeconds"],
  RetryStrategy: ["MaximumRetryAttempts"],
  ResourceConfig: ["InstanceType", "InstanceGroups"],
  WarmPoolStatus: ["Status", "ReusedByJob"],
  FinalMetricDataList: ["Timestamp"],
};

/** The names of all fields that rules read, in a job and inside its fields. */
export const READ_FIELDS: readonly string[] = [...new Set([...JOB_FIELDS, ...Object.values(PARTS).flat()])];

const bySpelling = new Map(READ_FIELDS.map((name) => [plainKey(name), name]));

/** AWS's name for a field that rules read, from its name in any case: `start_time` is `StartTime`. */
export function readField(key: string): string | undefined {
  return bySpelling.get(plainKey(key));
}

/** Whether rules read the field at a path in a job or in a bare history. */
export function isReadPath(path: readonly (string | number)[]): boolean {
  const [first, ...rest] = path;
  const last = path.at(-1);
  if (typeof first === "number") return path.length === 2 && ENTRY_FIELDS.includes(last as string);
  if (first === undefined) return true;
  if (rest.length === 0) return (JOB_FIELDS as readonly string[]).includes(first);
  const isInside = rest.length === 1 || (rest.length === 2 && typeof rest[0] === "number");
  return isInside && Object.hasOwn(PARTS, first) && PARTS[first]!.includes(last as string);
}

/** A key in any case, with or without separators, as one word: `start_time` and `StartTime` are `starttime`. */
export function plainKey(key: string): string {
  return key.replaceAll(/[_-]/g, "").toLowerCase();
}
