import { NAIVE, ZONED } from "../../model/iso-time.ts";
import { describe } from "../../model/safe-access.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { defineRule } from "../engine/rule.ts";
import { timesOf } from "../engine/times.ts";

const MIXED = NAIVE | ZONED;

/** A time without a zone cannot be compared with times that have one: it is as good as unreadable. */
export const invalidTimestamp = defineRule({
  id: "invalid-timestamp",
  title: "A time that cannot be read",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  passes: ({ history: { earliest, zones } }) => !Number.isNaN(earliest) && zones !== MIXED,
  check(subject, report) {
    const times = timesOf(subject).filter((time) => time.raw !== undefined);
    const isMixed = times.some(({ raw, milliseconds }) => !Number.isNaN(milliseconds) && !isNaive(raw));
    for (const time of times) {
      const hasNoZone = isMixed && isNaive(time.raw) && !Number.isNaN(time.milliseconds);
      const problem = Number.isNaN(epochMilliseconds(time.raw)) ? "unreadable" : hasNoZone ? "no-zone" : undefined;
      if (problem === undefined) continue;
      report(time.path, { found: describe(time.raw), problem });
      time.doubt();
    }
  },
  message: ({ found, problem }: { found: string; problem: "unreadable" | "no-zone" }) =>
    problem === "unreadable"
      ? `${found} is no time; expected a Date, epoch seconds or milliseconds, or ISO 8601 text`
      : `${found} names no zone while other times of the job do, so it cannot be compared with them`,
});
