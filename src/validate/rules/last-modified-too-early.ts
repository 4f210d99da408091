import { defineRule } from "../rule.ts";
import type { TimePair } from "../times.ts";
import { timePair } from "../times.ts";

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
  check(subject, report) {
    const { jobTimes, visits } = subject;
    let latest = Number.NEGATIVE_INFINITY;
    const happened = (time: number) => {
      if (time > latest) latest = time;
    };
    happened(jobTimes.TrainingEndTime);
    happened(jobTimes.CreationTime);
    for (const visit of visits) happened(visit.start);
    if (!isModifiedBefore(jobTimes.LastModifiedTime, latest)) return;
    report(["LastModifiedTime"], timePair(subject, jobTimes.LastModifiedTime, latest));
  },
  message: ({ found, expected }: TimePair) => `LastModifiedTime is ${found}, yet the job changed at ${expected}`,
});

/** Whether the job was last modified before its latest change, as far as their precision tells. Epoch milliseconds. */
export function isModifiedBefore(lastModified: number, latestChange: number): boolean {
  return lastModified <= latestChange - PRECISION;
}
