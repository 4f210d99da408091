import { toSeconds } from "../../model/units.ts";
import { STATUS_MESSAGES } from "../walks/status-message.ts";
import type { TimedWalk, WalkStep } from "../walks/timed-walk.ts";
import { describedJob } from "./described-job.ts";
import type { JobState } from "./job.ts";
import type { PlannedJob } from "./planned-job-arbitrary.ts";
import { staticFieldsOf } from "./static-fields.ts";

/** A point in time during a job. */
export interface PointInTime {
  /** Index of the entry that is open at that time. */
  readonly entry: number;
  /** How often its message has been rewritten so far. */
  readonly rewritten: number;
}

/** Seconds between rewrites of a terminal entry's message, which happen when a warm pool keeps the instances. */
const AFTER_THE_END = 60;

/**
 * Returns a function that gives the response at a point in time. It shows nothing that happens later, and its
 * LastModifiedTime is the time of the last change. Times in epoch milliseconds.
 *
 * @param rewrites how often each entry's message is rewritten.
 */
export function snapshots(
  { walk, parameters }: PlannedJob,
  rewrites: readonly number[],
): (at: PointInTime) => JobState<number> {
  const fields = staticFieldsOf(walk, parameters);
  return ({ entry, rewritten }) => {
    const { steps } = walk;
    const past = steps.slice(0, entry).map((step, i) => withRewrites(step, rewrites[i]!));
    const present = { ...withRewrites(steps[entry]!, rewritten), milliseconds: 0 };
    return describedJob({ ...walk, steps: [...past, present] }, fields, {
      ...parameters,
      secondsToModification: secondsToRewrite(walk, { entry, rewritten }, rewrites[entry]!),
      // Later snapshots keep every field of earlier ones, and both statuses change at the same time.
      lacksFigures: false,
      isStopAsked: false,
    });
  };
}

function withRewrites(step: WalkStep, times: number): WalkStep {
  return { ...step, messageIndex: (step.messageIndex + times) % STATUS_MESSAGES.length };
}

/** Messages are rewritten at even intervals of the entry, and after the end of a job if the entry is the last. */
function secondsToRewrite({ steps }: TimedWalk, { entry, rewritten }: PointInTime, rewrites: number): number {
  const { milliseconds, state } = steps[entry]!;
  if (state.terminal && entry === steps.length - 1) return rewritten * AFTER_THE_END;
  return Math.floor(toSeconds((milliseconds * rewritten) / (rewrites + 1)));
}
