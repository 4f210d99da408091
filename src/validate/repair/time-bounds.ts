import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Entry } from "../engine/entry.ts";
import type { RuleContext } from "../engine/rule-context.ts";

/** A time of the input that bounds an insertion. */
export interface Bound {
  /** Epoch milliseconds. */
  readonly at: number;
  /** As in the input, in its own format and unit. */
  readonly raw: unknown;
}

/**
 * The times of the input that bound a missing entry; undefined if there are no such times. `after` is never the later
 * one.
 */
export interface Bounds {
  readonly after: Bound | undefined;
  readonly before: Bound | undefined;
}

/**
 * The bounds of an insertion between two kept entries: the end of the previous one, or its start if it is open, and the
 * start of the next one. At the ends of the history, the job's CreationTime and TrainingEndTime are the bounds.
 */
export function boundsBetween(
  previous: Entry | undefined,
  next: Entry | undefined,
  { hasTimes, job }: RuleContext,
): Bounds {
  if (!hasTimes) return { after: undefined, before: undefined };
  const before = next && boundOf(next.raw.StartTime);
  if (previous === undefined) {
    const created = boundOf(job?.CreationTime);
    return { after: isInOrder(created, before) ? created : undefined, before };
  }
  const [start, end] = [boundOf(previous.raw.StartTime), boundOf(previous.raw.EndTime)];
  const after = end !== undefined && isInOrder(start, end) ? end : start;
  const limit = next === undefined ? boundOf(job?.TrainingEndTime) : before;
  return { after, before: isInOrder(after, limit) ? limit : undefined };
}

/** Parsed again, because rules may have invalidated a time for a reason that the repair removes. */
function boundOf(raw: unknown): Bound | undefined {
  const at = epochMilliseconds(raw);
  return Number.isNaN(at) ? undefined : { at, raw };
}

function isInOrder(a: Bound | undefined, b: Bound | undefined): boolean {
  return a === undefined || b === undefined || a.at <= b.at;
}

/** The bound as a JSON value: numbers and text stay unchanged, a Date becomes ISO text. */
export function jsonTime({ raw }: Bound): number | string {
  return typeof raw === "number" || typeof raw === "string" ? raw : new Date(epochMilliseconds(raw)).toISOString();
}

/** `between 2025-05-16 18:00:03 and 18:00:41 UTC`; empty if there are no bounds. */
export function boundsText({ after, before }: Bounds, context: RuleContext): string {
  const zone = context.isNaive ? "" : " UTC";
  const [from, to] = [after, before].map((bound) => bound && spoken(context.text(bound.at)));
  if (from === undefined) return to === undefined ? "" : `before ${to.join(" ")}${zone}`;
  if (to === undefined) return `after ${from.join(" ")}${zone}`;
  if (after!.at === before!.at) return `at ${to.join(" ")}${zone}`;
  return `between ${from.join(" ")} and ${from[0] === to[0] ? to[1] : to.join(" ")}${zone}`;
}

/** Day and time of day of an ISO text, with a fraction only if it has one. */
function spoken(iso: string): [day: string, time: string] {
  const [day, time] = iso.replace(/Z$/, "").split("T");
  return [day!, time!.replace(/\.000$/, "")];
}
