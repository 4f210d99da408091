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
    const lastModified = times[LAST_MODIFIED]!;
    return !(
      isModifiedBefore(lastModified, starts[length - 1]!) ||
      isModifiedBefore(lastModified, times[CREATION]!) ||
      isModifiedBefore(lastModified, times[TRAINING_END]!)
    );
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

/** Whether the job was last modified before a change, allowing for their precision. Epoch milliseconds; NaN if absent. */
function isModifiedBefore(lastModified: number, change: number): boolean {
  return lastModified <= change - PRECISION;
}
