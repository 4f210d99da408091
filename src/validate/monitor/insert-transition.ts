import type { PartialTransition } from "../../model/job.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";

/**
 * A history and one entry more, which came alone. It is put in its place by its start, so that it may come late; twice,
 * it says nothing new. An EndTime that it does not bring is the start of the next entry, or its own start where its
 * status ends a job: who tells of single transitions tells of them when they begin.
 */
export function insertTransition(
  history: readonly PartialTransition[],
  transition: unknown,
  isTerminal: (status: unknown) => boolean,
): readonly PartialTransition[] {
  // What is no entry at all has no place: it stands last, for a rule to name.
  if (!isObject(transition)) return [...history, transition as PartialTransition];
  const entry = transition as PartialTransition;
  const start = startOf(entry);
  const isSame = (known: PartialTransition) =>
    property(known, "Status") === property(entry, "Status") && Object.is(startOf(known), start);
  const known = history.findIndex(isSame);
  if (known >= 0) return isClosed(entry) ? history.with(known, entry) : history;

  const after = history.findIndex((other) => startOf(other) > start);
  const place = after < 0 ? history.length : after;
  const [previous, next] = [history[place - 1], history[place]];
  const end = next?.StartTime ?? (isTerminal(property(entry, "Status")) ? entry.StartTime : undefined);
  return [
    ...history.slice(0, Math.max(0, place - 1)),
    ...(previous === undefined ? [] : [endsAt(previous, next) ? { ...previous, EndTime: entry.StartTime } : previous]),
    isClosed(entry) || end === undefined ? entry : { ...entry, EndTime: end },
    ...history.slice(place),
  ];
}

/** A history without the ends that {@link insertTransition} gave to entries which did not bring one. */
export function withoutAssumedEnds(
  history: readonly PartialTransition[],
  isTerminal: (status: unknown) => boolean,
): readonly PartialTransition[] {
  return history.map((entry, i) => {
    if (!isObject(entry)) return entry;
    const isAssumed = isTerminal(entry.Status)
      ? epochMilliseconds(entry.EndTime) === startOf(entry)
      : endsAt(entry, history[i + 1]);
    return isAssumed ? { ...entry, EndTime: undefined } : entry;
  });
}

/** Whether an entry is open, or its end is no more than the start of the next, which is next no longer. */
function endsAt(entry: PartialTransition, next: PartialTransition | undefined): boolean {
  if (!isClosed(entry)) return true;
  return next !== undefined && epochMilliseconds(entry.EndTime) === startOf(next);
}

function isClosed(entry: object): boolean {
  return property(entry, "EndTime") !== undefined;
}

function startOf(entry: object): number {
  return epochMilliseconds(property(entry, "StartTime"));
}
