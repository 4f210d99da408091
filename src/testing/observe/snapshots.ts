import type { Step } from "../walks/life.ts";
import { STATUS_MESSAGES } from "../walks/status-message.ts";
import { describedJob } from "./described-job.ts";
import type { Job } from "./job.ts";
import type { JobLife } from "./job-life-arbitrary.ts";
import { factsOf } from "./static-fields.ts";

/** A moment in the life of a job. */
export interface Moment {
  /** The visit that lasts. */
  readonly visit: number;
  /** How often its message was rewritten until now. */
  readonly rewritten: number;
}

/** The seconds after which the message of a terminal entry is rewritten, as warm pools do, and again. */
const AFTER_THE_END = 60;

/**
 * Describes a job as it was at moments of its life. What happened later is not told, and LastModifiedTime is the time
 * of the last change. Times in epoch milliseconds.
 *
 * @param rewrites how often the message of each visit is rewritten while it lasts.
 */
export function snapshots({ life, circumstances }: JobLife, rewrites: readonly number[]): (at: Moment) => Job<number> {
  const facts = factsOf(life, circumstances);
  return ({ visit, rewritten }) => {
    const { start, steps } = life;
    const past = steps.slice(0, visit).map((step, i) => reworded(step, rewrites[i]!));
    const present = { ...reworded(steps[visit]!, rewritten), milliseconds: 0 };
    return describedJob({ start, steps: [...past, present] }, facts, {
      ...circumstances,
      secondsToModification: secondsToRewriting(steps[visit]!, rewritten, rewrites[visit]!),
      // What the job once told of itself it goes on to tell, and both of its statuses change at once.
      lacksFigures: false,
      isStopAsked: false,
    });
  };
}

function reworded(step: Step, times: number): Step {
  return { ...step, wording: (step.wording + times) % STATUS_MESSAGES.length };
}

/** Messages are rewritten at even intervals of the visit. */
function secondsToRewriting({ milliseconds, state }: Step, rewritten: number, rewrites: number): number {
  if (state.terminal) return rewritten * AFTER_THE_END;
  return Math.floor((milliseconds * rewritten) / (rewrites + 1) / 1000);
}
