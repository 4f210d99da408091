import { OPEN } from "../../model/absence.ts";
import { secondsBetween, toSeconds } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";
import { TRAINING_END, TRAINING_START } from "../fast/decode-job.ts";

/** Neither floor, round nor ceiling fits all published jobs; all are nearer than this. */
const TOLERANCE_SECONDS = 1.5;

/** The phases in which a started job uses its instances. */
const COUNTED: readonly (string | undefined)[] = ["downloading", "training", "uploading"];

export interface Data {
  /** Seconds. */
  readonly found: number;
  /** Seconds, both ends included. */
  readonly expected: { readonly least: number; readonly most: number };
}

/**
 * TrainingTimeInSeconds is TrainingEndTime − TrainingStartTime. The one stopped job whose figures are published leaves
 * out its time in Stopping. The time of any phase in which a job does not train may therefore count or not, and so may
 * time that no valid entry covers.
 */
export const trainingTimeMismatch = defineRule({
  id: "training-time-mismatch",
  title: "TrainingTimeInSeconds is not the time from TrainingStartTime to TrainingEndTime",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  readsTimes: true,
  needs: ["TrainingTimeInSeconds", "TrainingStartTime", "TrainingEndTime"],
  passes({ job, times, history: { length, statuses, starts, ends }, facts }) {
    const start = times[TRAINING_START]!;
    const most = toSeconds(times[TRAINING_END]! - start);
    let counted = 0;
    let notCounted = 0;
    for (let i = 0; i < length; i++) {
      if (!(starts[i]! >= start) || ends[i] === OPEN) continue;
      const seconds = toSeconds(ends[i]! - starts[i]!);
      if (COUNTED.includes(facts.states[statuses[i]!]![0]?.phase)) counted += seconds;
      else notCounted += seconds;
    }
    return isTimeBetween(job.TrainingTimeInSeconds!, Math.min(counted, most - notCounted), most);
  },
  check(context, report) {
    const { TrainingStartTime: start, TrainingEndTime: end } = context.jobTimes;
    const found = context.field("TrainingTimeInSeconds")!;
    const most = secondsBetween(start, end);
    if (Number.isNaN(most)) return;
    const time = (isCounted: boolean) =>
      context.entriesInOrder
        .filter((entry) => entry.start >= start && COUNTED.includes(context.phaseOf(entry)) === isCounted)
        .reduce((seconds, entry) => seconds + Math.max(0, secondsBetween(entry.start, entry.end) || 0), 0);
    const least = Math.min(time(true), most - time(false));
    if (isTimeBetween(found, least, most)) return;
    report(["TrainingTimeInSeconds"], { found, expected: { least: round(least), most: round(most) } });
    context.invalidate("TrainingTimeInSeconds");
  },
  message: ({ found, expected: { least, most } }: Data) =>
    `is ${found}, yet from TrainingStartTime to TrainingEndTime it is ${
      least === most ? `${most} s` : `${least} to ${most} s, by what of it counts`
    }`,
});

/** Whether TrainingTimeInSeconds agrees with the measured times, within the tolerance. Seconds. */
function isTimeBetween(found: number, least: number, most: number): boolean {
  return !(found >= most + TOLERANCE_SECONDS || found <= least - TOLERANCE_SECONDS);
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
