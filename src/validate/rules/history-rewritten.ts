import { defineComparison } from "../engine/rule.ts";
import type { SnapshotPair } from "../snapshots/snapshot-pair.ts";

export interface Data {
  readonly field: "Status" | "StartTime" | "EndTime";
  /** In the earlier response. */
  readonly earlier: string;
  /** In the later response. */
  readonly later: string | null;
  /** How many more entries differ: one cause, one finding. */
  readonly more: number;
}

/** What has happened stays as it was; only a message may change, as that of a terminal entry does in warm pools. */
export const historyRewritten = defineComparison({
  id: "history-rewritten",
  title: "An entry differs from what an earlier response for the job said",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  needsHistory: true,
  check(pair, report) {
    const changed = pair.kept.flatMap((kept) => {
      const field = changedField(kept, pair);
      return field === undefined ? [] : [{ ...kept, field }];
    });
    const [first] = changed;
    if (first === undefined) return;
    const { earlier, later, field } = first;
    report(later.at(field), {
      field,
      earlier: textOf(earlier, field, pair.earlier)!,
      later: textOf(later, field, pair.later),
      more: changed.length - 1,
    });
    if (changed.at(-1)!.earlier === pair.earlier.entries.at(-1)) pair.endInDoubt = true;
  },
  message: ({ earlier, later, more }: Data) =>
    `was ${earlier} in an earlier response and is ${later ?? "absent"} now` +
    `${more > 0 ? ` (and so in ${more} more)` : ""}`,
});

type Kept = SnapshotPair["kept"][number];

function changedField({ earlier, later }: Kept, pair: SnapshotPair): Data["field"] | undefined {
  // Validating either response reports what cannot be read.
  if (earlier.raw.problems.length > 0 || later.raw.problems.length > 0) return undefined;
  if (earlier.status !== later.status) return "Status";
  if (pair.differ(earlier.start, later.start)) return "StartTime";
  // An end that is derived from the next start changes with the next entry.
  if (pair.later.lifecycle.fields?.end === null) return undefined;
  // An old description taken for a new one ends with an open entry: what it lacks behind that speaks for both.
  const isCutOff = pair.lost.length > 0 && later === pair.later.entries.at(-1);
  const isReopened = pair.hasTimes && !Number.isNaN(earlier.end) && !later.hasEnd && !isCutOff;
  return isReopened || pair.differ(earlier.end, later.end) ? "EndTime" : undefined;
}

function textOf(entry: Kept["later"], field: Data["field"], context: SnapshotPair["later"]): string | null {
  if (field === "Status") return entry.status ?? null;
  const time = field === "StartTime" ? entry.start : entry.end;
  return Number.isNaN(time) ? null : context.text(time);
}
