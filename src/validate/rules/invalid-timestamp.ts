import { NAIVE, ZONED } from "../../model/iso-time.ts";
import { describe } from "../../model/safe-access.ts";
import { epochMilliseconds, isNaive } from "../../model/timestamp.ts";
import { defineRule } from "../engine/rule.ts";
import { timesOf } from "../engine/times.ts";

/** A time without a zone among times with one can be compared with none of them: it is as good as unreadable. */
export const invalidTimestamp = defineRule({
  id: "invalid-timestamp",
  title: "A time that cannot be read",
  severity: "error",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  // All times can be read, and all or none name a zone.
  passes: ({ history: { zones } }) => zones === ZONED || zones === NAIVE || zones === 0,
  check(context, report) {
    const times = timesOf(context).filter((time) => time.raw !== undefined);
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
