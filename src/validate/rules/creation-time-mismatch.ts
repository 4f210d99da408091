import { defineRule } from "../engine/rule.ts";
import { differ, type TimePair, timePair } from "../engine/times.ts";
import { CREATION } from "../fast/decode-job.ts";

export const creationTimeMismatch = defineRule({
  id: "creation-time-mismatch",
  title: "CreationTime is not the start of the first entry",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["CreationTime", "SecondaryStatusTransitions"],
  passes: ({ times, history }) => !differ(times[CREATION]!, history.starts[0]!),
  check(context, report) {
    const [first] = context.entriesInOrder;
    const found = context.jobTimes.CreationTime;
    if (first === undefined || first.stepInDoubt || !differ(found, first.start)) return;
    report(["CreationTime"], timePair(context, found, first.start));
    context.invalidate("CreationTime");
    first.stepInDoubt = true;
    first.invalidate("StartTime");
  },
  message: ({ found, expected }: TimePair) => `is ${found}, yet the first entry starts at ${expected}`,
});
