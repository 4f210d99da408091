import { defineRule } from "../rule.ts";
import { differ, type TimePair, timePair } from "../times.ts";

/** Silent where the first Downloading may be missing, because Training comes before any. */
export const trainingStartMismatch = defineRule({
  id: "training-start-mismatch",
  title: "TrainingStartTime is not the start of the first Downloading",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["TrainingStartTime", "SecondaryStatusTransitions"],
  check(subject, report) {
    const first = subject.visits.find((visit) => ["downloading", "training"].includes(subject.phaseOf(visit) ?? ""));
    const found = subject.jobTimes.TrainingStartTime;
    if (
      first === undefined ||
      subject.phaseOf(first) !== "downloading" ||
      first.stepInDoubt ||
      !differ(found, first.start)
    )
      return;
    report(["TrainingStartTime"], timePair(subject, found, first.start));
    subject.doubt("TrainingStartTime");
  },
  message: ({ found, expected }: TimePair) =>
    `TrainingStartTime is ${found}, yet the first Downloading starts at ${expected}`,
});
