import { PARTS, READ_FIELDS } from "../../model/duplicate-key.ts";
import { JOB_FIELDS } from "../../model/job.ts";

const FIELD = new RegExp(`"(?:${READ_FIELDS.join("|")})"`, "g");

/**
 * Whether the JSON text of a value may have a key twice that rules read: its text names such fields more often than the
 * value has them. Every record passes through this test, so it does not parse. True for some texts without a duplicate,
 * and for all that are neither a job nor an entry in AWS's own names; these need the exact search.
 */
export function mayHaveDuplicates(text: string, value: unknown): boolean {
  const expected = fieldsIn(value as Fields | null);
  // A key can be written with escapes.
  if (expected === undefined || text.includes("\\u")) return true;
  let named = 0;
  FIELD.lastIndex = 0;
  while (FIELD.test(text)) named++;
  return named !== expected;
}

type Fields = Readonly<Record<string, unknown>>;

const OTHER_SPELLINGS = ["secondaryStatusTransitions", "secondary_status_transitions"];

const FIELDS_OF_JOB: ReadonlySet<string> = new Set(JOB_FIELDS);
const PART_NAMES = Object.keys(PARTS).filter((name) => name !== "SecondaryStatusTransitions");

/** The number of fields that rules read in a job or an entry; undefined for other values. */
function fieldsIn(value: Fields | null): number | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (value.SecondaryStatusTransitions === undefined) {
    return value.StartTime === undefined ? undefined : inEntry(value);
  }
  for (const name of OTHER_SPELLINGS) if (value[name] !== undefined) return undefined;
  let count = 0;
  for (const name in value) if (FIELDS_OF_JOB.has(name)) count++;
  const history = value.SecondaryStatusTransitions as readonly (Fields | null)[];
  if (Array.isArray(history)) for (const entry of history) count += inEntry(entry);
  for (const name of PART_NAMES) {
    const part = value[name] as Fields | readonly (Fields | null)[] | null | undefined;
    if (part === undefined) continue;
    if (Array.isArray(part)) for (const element of part) count += countOf(element, PARTS[name]!);
    else count += countOf(part as Fields | null, PARTS[name]!);
  }
  return count;
}

/** As {@link countOf}, but reads properties by fixed names, which is several times faster. */
function inEntry(entry: Fields | null): number {
  if (typeof entry !== "object" || entry === null) return 0;
  return (
    (entry.Status === undefined ? 0 : 1) +
    (entry.StartTime === undefined ? 0 : 1) +
    (entry.EndTime === undefined ? 0 : 1)
  );
}

function countOf(fields: Fields | null, names: readonly string[]): number {
  if (typeof fields !== "object" || fields === null) return 0;
  let count = 0;
  for (const name of names) if (fields[name] !== undefined) count++;
  return count;
}
