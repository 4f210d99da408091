import { defineComparison } from "../engine/rule.ts";

export interface Data {
  /** The first entry that is gone, as the earlier snapshot has it. */
  readonly status: string | null;
  /** Its index in the earlier response. */
  readonly index: number;
  /** How many more are gone: one cause, one finding. */
  readonly more: number;
}

/** An array that lost all entries is left to `empty-history`: events may come with an empty one. */
export const historyShrunk = defineComparison({
  id: "history-shrunk",
  title: "A later description of a job lacks entries that an earlier one has",
  severity: "error",
  evidence: "documented",
  source: "DescribeTrainingJob",
  needsHistory: true,
  check(pair, report) {
    const [first] = pair.lost;
    if (first === undefined) return;
    report(pair.later.historyPath, {
      status: first.status ?? null,
      index: first.index,
      more: pair.lost.length - 1,
    });
    if (pair.lost.at(-1) === pair.earlier.entries.at(-1)) pair.endInDoubt = true;
  },
  message: ({ status, index, more }: Data) =>
    `lacks ${status ?? "a status"}, entry ${index} of an earlier description${more > 0 ? `, and ${more} more` : ""}`,
});
