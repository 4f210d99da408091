import { defineRule } from "../engine/rule.ts";
import type { TimePair } from "../engine/times.ts";
import { timePair } from "../engine/times.ts";
import { CREATION, LAST_MODIFIED, TRAINING_END } from "../fast/decode-job.ts";

/** Whole seconds beside milliseconds (Search) may be cut by up to one. */
const PRECISION = 1000;

export const lastModifiedTooEarly = defineRule({
  id: "last-modified-too-early",
  title: "LastModifiedTime is before something that happened to the job",
  severity: "warning",
  evidence: "documented",
  source: "DescribeTrainingJob",
  readsTimes: true,
  needs: ["LastModifiedTime"],
  passes({ times, history: { length, starts } }) {
    // Absent times are NaN, and later than nothing.
    let latest = starts[length - 1]!;
    if (times[CREATION]! > latest) latest = times[CREATION]!;
    if (times[TRAINING_END]! > latest) latest = times[TRAINING_END]!;
    return !isModifiedBefore(times[LAST_MODIFIED]!, latest);
  },
  check(context, report) {
    const { jobTimes, entriesInOrder } = context;
    let latest = Number.NEGATIVE_INFINITY;
    const happened = (time: number) => {
      if (time > latest) latest = time;
    };
    happened(jobTimes.TrainingEndTime);
    happened(jobTimes.CreationTime);
    for (const entry of entriesInOrder) happened(entry.start);
    if (!isModifiedBefore(jobTimes.LastModifiedTime, latest)) return;
    report(["LastModifiedTime"], timePair(context, jobTimes.LastModifiedTime, latest));
  },
  message: ({ found, expected }: TimePair) => `is ${found}, yet the job changed at ${expected}`,
});

/** Whether the job was last modified before its latest change, allowing for their precision. Epoch milliseconds. */
function isModifiedBefore(lastModified: number, latestChange: number): boolean {
  return lastModified <= latestChange - PRECISION;
}
