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
  check(subject, report) {
    const { last, ended } = subject;
    const found = subject.jobTimes.TrainingEndTime;
    if (last === undefined || !ended || last.stepInDoubt || !differ(found, last.start)) return;
    report(["TrainingEndTime"], timePair(subject, found, last.start));
    subject.invalidate("TrainingEndTime");
  },
  message: ({ found, expected }: TimePair) => `TrainingEndTime is ${found}, yet the job ended at ${expected}`,
});
