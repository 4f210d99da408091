import { describe } from "../../model/safe-access.ts";

/** What people hand over in place of JSON, by what its first line looks like, and what to do. */
const LOOK_ALIKES: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/^[-+|]{4}|^\|.*\|$/, "this looks like --output table of the AWS CLI; write --output json"],
  [/^[A-Z]{6,}\t|^[^\t]+\t[^\t]+\t/, "this looks like --output text of the AWS CLI; write --output json"],
  [/^---$|^(?:- )?[A-Z][a-z]+[A-Z]\w*:(?: |$)/, "this looks like YAML; turn it into JSON first (yq -o json)"],
  [/^"?\w+"?(?:,"?\w+"?)+$/, "this looks like CSV; turn it into JSON first, a job a line"],
];

const LONGEST_WORDS = 40;

/** What a text that cannot be read looks like, or else what it begins with, and what to do about it. */
export function formatHint(text: string): string {
  const first = text.trim().split("\n", 1)[0]!.trim();
  const known = LOOK_ALIKES.find(([pattern]) => pattern.test(first));
  if (known !== undefined) return known[1];
  const words = first.length > LONGEST_WORDS ? `${first.slice(0, LONGEST_WORDS)}…` : first;
  return `it begins ${describe(words)}; write a record a line, or name the format with --format`;
}
