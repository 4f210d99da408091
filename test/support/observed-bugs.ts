import type { Job, TrainingJobEvent } from "../../src/testing/index.ts";

/** A wrong assumption, and the length of a shortest counterexample. */
export interface Bug<T> {
  readonly least: number;
  holds(events: T): boolean;
}

/** A job ends in its second entry at the earliest, so it has at least two events. */
export const EVENT_BUGS: Readonly<Record<string, Bug<readonly TrainingJobEvent[]>>> = {
  "times in order": {
    least: 2,
    holds: (events) => events.every(({ time }, i) => i === 0 || events[i - 1]!.time <= time),
  },
  "ids are distinct": { least: 3, holds: (events) => new Set(events.map(({ id }) => id)).size === events.length },
  "the last event has the end": { least: 2, holds: (events) => events.at(-1)!.detail.TrainingEndTime !== null },
  "one event per entry": {
    least: 3,
    holds: (events) => new Set(events.map(({ detail }) => entries(detail))).size === events.length,
  },
};

/** The last entry is always seen, so there is at least one response. */
export const POLL_BUGS: Readonly<Record<string, Bug<readonly Job<Date>[]>>> = {
  "no message is rewritten in place": {
    least: 2,
    holds: (jobs) =>
      jobs.every((job, i) => i === 0 || entries(jobs[i - 1]!) < entries(job) || message(jobs[i - 1]!) === message(job)),
  },
  "every entry is seen": { least: 1, holds: (jobs) => seen(jobs) === entries(jobs.at(-1)!) },
  "no entry is seen twice": { least: 2, holds: (jobs) => seen(jobs) === jobs.length },
  "no interruption lasts for two polls": {
    least: 3,
    holds: (jobs) => jobs.filter(({ SecondaryStatus }) => SecondaryStatus === "Interrupted").length < 2,
  },
};

interface WithHistory {
  readonly SecondaryStatusTransitions: readonly { readonly StatusMessage?: string | null }[];
}

function entries({ SecondaryStatusTransitions: history }: WithHistory): number {
  return history.length;
}

function seen(jobs: readonly WithHistory[]): number {
  return new Set(jobs.map(entries)).size;
}

function message({ SecondaryStatusTransitions: history }: WithHistory): string | null | undefined {
  return history.at(-1)!.StatusMessage;
}
