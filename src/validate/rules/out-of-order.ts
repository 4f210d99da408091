import type { Entry } from "../engine/entry.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  /** ISO 8601, without a zone if the input names none. */
  readonly start: string;
  /** ISO 8601, without a zone if the input names none. */
  readonly previousStart: string;
  /** The entry before this one. */
  readonly previousIndex: number;
  /** Number of other entries that start before the previous one, if whole entries changed places: one cause, one finding. */
  readonly more: number;
  /** Whether every entry starts before the previous one. */
  readonly isReversed: boolean;
}

/** The array is a history: AWS appends to it. */
export const outOfOrder = defineRule({
  id: "out-of-order",
  title: "An entry starts before the previous entry of the array",
  severity: "error",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  passes: ({ history }) => history.leastAdvance >= 0,
  check(context, report) {
    const changedPlaces = context.entriesInOrder !== context.entries;
    const late: { readonly entry: Entry; readonly latest: Entry }[] = [];
    let latest: Entry | undefined;
    for (const entry of context.entries) {
      if (latest !== undefined && entry.start < latest.start) {
        late.push({ entry, latest });
        if (!changedPlaces) continue;
      }
      if (!Number.isNaN(entry.start)) latest = entry;
    }
    const reported = changedPlaces ? late.slice(0, 1) : late;
    const more = late.length - reported.length;
    const isReversed = more > 0 && late.length === context.entries.length - 1;
    for (const { entry, latest } of reported) {
      report(entry.at("StartTime"), {
        start: context.text(entry.start),
        previousStart: context.text(latest.start),
        previousIndex: latest.index,
        more: changedPlaces ? more : 0,
        isReversed,
      });
      if (!changedPlaces) entry.invalidate("StartTime");
    }
  },
  message: ({ start, previousStart, previousIndex, more, isReversed }: Data) =>
    `starts at ${start}, before the previous entry, ${previousIndex}, at ${previousStart}` +
    `${isReversed ? "; the whole array is in reverse order" : more > 0 ? ` (and ${more} more entries)` : ""}`,
});
