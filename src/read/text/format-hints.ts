import { describe } from "../../model/safe-access.ts";

/** Texts without a readable history, by their first line, and what to do about them. */
const LOOK_ALIKES: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/^[-+|]{4}|^\|.*\|$/, "this looks like --output table of the AWS CLI; write --output json"],
  [/^[A-Z]{6,}\t|^[^\t]+\t[^\t]+\t/, "this looks like --output text of the AWS CLI; write --output json"],
  [
    /^---$|^(?:- )?[A-Z][a-z]+[A-Z]\w*:(?: |$)/,
    "this looks like YAML without SecondaryStatusTransitions; write the whole DescribeTrainingJob response",
  ],
  [
    /^"?\w+"?(?:,"?\w+"?)+$/,
    "this looks like CSV; its header needs SecondaryStatusTransitions, or a job name, a status and a start time",
  ],
];

const LONGEST_WORDS = 40;

/** Describes a text without a history, or else quotes its beginning, and says what to do. */
export function formatHint(text: string): string {
  const first = text.trim().split("\n", 1)[0]!.trim();
  const known = LOOK_ALIKES.find(([pattern]) => pattern.test(first));
  if (known !== undefined) return known[1];
  const words = first.length > LONGEST_WORDS ? `${first.slice(0, LONGEST_WORDS)}…` : first;
  return `it begins ${describe(words)}; write one record per line, or name the format with --input-format`;
}
