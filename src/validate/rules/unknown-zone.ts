import { NAIVE, ZONED } from "../../model/iso-time.ts";
import { JOB_TIMES, type JobTime } from "../../model/job.ts";
import { isNaive } from "../../model/timestamp.ts";
import { defineRule } from "../engine/rule.ts";
import { type InputTime, timesOf } from "../engine/times.ts";

const MIXED = NAIVE | ZONED;

/**
 * An export can write its columns in different ways: a time of the job without a zone beside entries with one cannot be
 * compared with them, and that is all that is wrong. Entries that differ are left to `invalid-timestamp`.
 */
export const unknownZone = defineRule({
  id: "unknown-zone",
  title: "A time of the job names no zone while its history does, or the reverse",
  severity: "info",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["SecondaryStatusTransitions"],
  passes: ({ history: { zones } }) => (zones & MIXED) !== MIXED,
  check(context, report) {
    const times = timesOf(context).filter(({ milliseconds }) => !Number.isNaN(milliseconds));
    const isOfJob = ({ path }: InputTime) => path.length === 1;
    const entries = times.filter((time) => !isOfJob(time)).map(({ raw }) => isNaive(raw));
    const [isWithout] = entries;
    if (isWithout === undefined || entries.includes(!isWithout)) return;
    for (const time of times.filter(isOfJob)) {
      const field = JOB_TIMES.find((name) => name === time.path[0])!;
      if (isNaive(time.raw) === isWithout) continue;
      report(time.path, { field, namesZone: isWithout });
      time.doubt();
    }
  },
  message: ({ namesZone }: { field: JobTime; namesZone: boolean }) =>
    namesZone
      ? "names a zone and the history does not: the two are not compared"
      : "names no zone and the history does: the two are not compared",
});
