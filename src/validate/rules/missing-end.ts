import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly status: string | null;
  readonly nextStatus: string | null;
  /** The entry that follows. */
  readonly nextIndex: number;
}

export const missingEnd = defineRule({
  id: "missing-end",
  title: "An entry that is not the last has no EndTime",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history }) => !history.isOpenWithin,
  check({ steps }, report) {
    for (const { entry, previous } of steps) {
      if (previous === undefined || previous.hasEnd || entry.stepInDoubt) continue;
      report(previous.at("EndTime"), {
        status: previous.status ?? null,
        nextStatus: entry.status ?? null,
        nextIndex: entry.index,
      });
    }
  },
  message: ({ status, nextStatus, nextIndex }: Data) =>
    `is missing from ${status ?? "the entry"}, although ${nextStatus ?? "another entry"} follows as entry ${nextIndex}`,
});
