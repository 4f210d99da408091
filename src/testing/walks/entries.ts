import type { SecondaryStatus } from "../../machine/training-job.ts";
import { readTime } from "../times.ts";
import type { Life, Step } from "./life.ts";
import { STATUS_MESSAGES, statusMessageOf } from "./status-message.ts";
import type { Walks } from "./walks.ts";

/** An entry of a generated history. */
export interface Entry<Time> {
  Status: SecondaryStatus;
  StartTime: Time;
  EndTime?: Time;
  StatusMessage?: string;
}

/** A life as a history: each entry ends when the next one starts, and a terminal one when it starts itself. */
export function entriesOf<Time>(life: Life, time: (milliseconds: number) => Time): Entry<Time>[] {
  const entries: Entry<Time>[] = [];
  let at = life.start;
  for (const { state, milliseconds, wording } of life.steps) {
    const entry: Entry<Time> = { Status: state.status as SecondaryStatus, StartTime: time(at) };
    at += milliseconds;
    if (entries.length < life.steps.length - 1 || state.terminal) entry.EndTime = time(at);
    const message = STATUS_MESSAGES[wording]!(state);
    if (message !== undefined) entry.StatusMessage = message;
    entries.push(entry);
  }
  return entries;
}

/** The life that a history tells; throws where `entriesOf` could not have made it of any walk. */
export function lifeOf(history: readonly Entry<unknown>[], walks: Walks): Life {
  const walk = walks.showing(history.map(({ Status }) => Status));
  if (walk === undefined) throw new TypeError("no such walk");
  const { states } = walks.limits.lifecycle;
  const steps = history.map(({ StartTime, StatusMessage }, i): Step => {
    const state = states.find(({ id }) => id === walk[i]!.to)!;
    const next = history[i + 1]?.StartTime ?? StartTime;
    const wording = statusMessageOf(state, StatusMessage);
    return { edge: walk[i]!, state, milliseconds: readTime(next) - readTime(StartTime), wording };
  });
  return { start: readTime(history[0]?.StartTime), steps };
}
