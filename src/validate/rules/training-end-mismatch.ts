import { defineRule } from "../engine/rule.ts";
import { differ, type TimePair, timePair } from "../engine/times.ts";
import { TRAINING_END } from "../fast/decode-job.ts";

export const trainingEndMismatch = defineRule({
  id: "training-end-mismatch",
  title: "TrainingEndTime is not the start of the terminal status",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["TrainingEndTime", "SecondaryStatusTransitions"],
  passes: ({ times, history: { length, starts }, facts, lastStatus }) =>
    facts.isTerminal[lastStatus] === 0 || !differ(times[TRAINING_END]!, starts[length - 1]!),
  check(context, report) {
    const { last, ended } = context;
    const found = context.jobTimes.TrainingEndTime;
    if (last === undefined || !ended || last.stepInDoubt || !differ(found, last.start)) return;
    report(["TrainingEndTime"], timePair(context, found, last.start));
    context.invalidate("TrainingEndTime");
  },
  message: ({ found, expected }: TimePair) => `is ${found}, yet the job ended at ${expected}`,
});
