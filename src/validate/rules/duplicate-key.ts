import type { Location } from "../../model/duplicate-key.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  /** As written. */
  readonly key: string;
  /** Whether the object holds the job, and is not a part of it. */
  readonly isAround: boolean;
  /** Where the key is for the first time; null if the text has no lines of its own. */
  readonly first: Location | null;
  /** Where it is for the last time. */
  readonly last: Location | null;
}

/** Parsers keep the last value, so the text is the only place where this can be seen: its reader lists the keys. */
export const duplicateKey = defineRule({
  id: "duplicate-key",
  title: "The text has a key twice in one object, and only its last value is judged",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  passes: ({ hasDuplicateKeys }) => !hasDuplicateKeys,
  check({ duplicateKeys }, report) {
    for (const { path, key, places: [first, last] = [null, null] } of duplicateKeys) {
      report(path, { key, isAround: path.length === 0, first, last });
    }
  },
  message({ key, isAround, first, last }: Data) {
    const subject = isAround ? `the key ${key} around this job` : "this key";
    const where = first === null || last === null ? "" : `, at ${format(first)} and ${format(last)}`;
    return `${subject} is in one object twice${where}; only the last value is judged`;
  },
});

function format({ line, column }: Location): string {
  return `${line}:${column}`;
}
