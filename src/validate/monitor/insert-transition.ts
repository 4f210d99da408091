import type { PartialTransition } from "../../model/job.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";

/**
 * Inserts a single entry into a history, ordered by its start, so that it may arrive late; a duplicate changes nothing.
 * A missing EndTime is filled with the start of the next entry, or with the entry's own start if its status is
 * terminal: sources of single transitions report them when they begin.
 */
export function insertTransition(
  history: readonly PartialTransition[],
  transition: unknown,
  isTerminal: (status: unknown) => boolean,
): readonly PartialTransition[] {
  // A value that is not an entry has no start to order it by: it goes last, where a rule reports it.
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

/** A history without the EndTimes that {@link insertTransition} filled in. */
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

/** Whether an entry is open, or its EndTime was derived from the start of an entry that no longer follows it. */
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
