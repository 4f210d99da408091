import type { Entry } from "../engine/entry.ts";
import { defineRule } from "../engine/rule.ts";
import { differ, type TimePair, timePair } from "../engine/times.ts";
import { TRAINING_START } from "../fast/decode-job.ts";

const STARTED: readonly (string | undefined)[] = ["downloading", "training"];

/** Silent where the first Downloading may be missing, because Training comes before any. */
export const trainingStartMismatch = defineRule({
  id: "training-start-mismatch",
  title: "TrainingStartTime is not the start of the first Downloading",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["TrainingStartTime", "SecondaryStatusTransitions"],
  passes({ times, history: { length, statuses, starts }, facts }) {
    for (let i = 0; i < length; i++) {
      const phase = facts.states[statuses[i]!]![0]?.phase;
      if (STARTED.includes(phase)) return phase !== "downloading" || !differ(times[TRAINING_START]!, starts[i]!);
    }
    return true;
  },
  check(context, report) {
    const i = context.entriesInOrder.findIndex((entry) => STARTED.includes(context.phaseOf(entry)));
    const first = context.entriesInOrder[i];
    const found = context.jobTimes.TrainingStartTime;
    if (first === undefined || context.phaseOf(first) !== "downloading" || !differ(found, first.start)) return;
    // What is wrong before may be the very Downloading that is looked for, or the lack of it.
    const isSound = ({ status, statusInDoubt, stepInDoubt }: Entry) =>
      status !== undefined && !statusInDoubt && !stepInDoubt;
    if (!context.entriesInOrder.slice(0, i + 1).every(isSound)) return;
    report(["TrainingStartTime"], timePair(context, found, first.start));
    context.invalidate("TrainingStartTime");
  },
  message: ({ found, expected }: TimePair) => `is ${found}, yet the first Downloading starts at ${expected}`,
});
