import type { SecondaryStatus } from "../../machine/training-job.ts";
import { readTime } from "../times.ts";
import { STATUS_MESSAGES, statusMessageOf } from "./status-message.ts";
import type { TimedWalk, WalkStep } from "./timed-walk.ts";
import type { Walks } from "./walks.ts";

/** An entry of a generated history. */
export interface Entry<Time, Status extends string = SecondaryStatus> {
  /** The secondary status. */
  Status: Status;
  /** When the job entered the status. */
  StartTime: Time;
  /** When the job left the status, or ended; absent while the job is in the status. */
  EndTime?: Time;
  /** AWS's sentence on the status. */
  StatusMessage?: string;
}

/** The history of a walk: each entry ends when the next one starts, and a terminal entry ends at its own start. */
export function entriesOf<Time>(walk: TimedWalk, time: (milliseconds: number) => Time): Entry<Time>[] {
  const entries: Entry<Time>[] = [];
  let at = walk.start;
  for (const { state, milliseconds, messageIndex } of walk.steps) {
    const entry: Entry<Time> = { Status: state.status as SecondaryStatus, StartTime: time(at) };
    at += milliseconds;
    if (entries.length < walk.steps.length - 1 || state.terminal) entry.EndTime = time(at);
    const message = STATUS_MESSAGES[messageIndex]!(state);
    if (message !== undefined) entry.StatusMessage = message;
    entries.push(entry);
  }
  return entries;
}

/**
 * The inverse of `entriesOf`.
 *
 * @throws TypeError if no walk in `walks` produces the history.
 */
export function walkOf(history: readonly Entry<unknown>[], walks: Walks): TimedWalk {
  const edges = walks.edgesOf(history.map(({ Status }) => Status));
  if (edges === undefined) throw new TypeError("no such walk");
  const { lifecycle } = walks.limits;
  const steps = history.map(({ StartTime, StatusMessage }, i): WalkStep => {
    const edge = edges[i]!;
    const state = lifecycle.states.find(({ id }) => id === edge.to)!;
    const next = history[i + 1]?.StartTime ?? StartTime;
    const messageIndex = statusMessageOf(state, StatusMessage);
    return { edge, state, milliseconds: readTime(next) - readTime(StartTime), messageIndex };
  });
  return { lifecycle, start: readTime(history[0]?.StartTime), steps };
}
