import { defineRule } from "../engine/rule.ts";
import { earliestPlausible, latestPlausible } from "../engine/time-range.ts";
import { timesOf } from "../engine/times.ts";

/** What a time was taken for, by the factor that would put it right. */
const MIXED_UNITS = [
  [1000, "epoch seconds taken for milliseconds"],
  [1 / 1000, "epoch milliseconds taken for seconds, or microseconds for milliseconds"],
] as const;

export interface Data {
  /** ISO 8601, without a zone if the input names none. */
  readonly found: string;
  /** More than a day after now. If false, before `earliest`. */
  readonly isFuture: boolean;
  /** The first day of the service; null if the lifecycle names none. */
  readonly earliest: string | null;
  /** The service that began then. */
  readonly service: string | null;
  /** The likely cause, in words. */
  readonly hint: string | null;
  /** How many more times of the history are implausible: one cause, one finding. */
  readonly more: number;
}

/** The clock decides, but is not part of the finding: the same input gives the same report on another day. */
export const implausibleTimestamp = defineRule({
  id: "implausible-timestamp",
  title: "A time before the service existed or in the future, as when units are mixed up",
  severity: "error",
  evidence: "documented",
  source: "ApiModel",
  readsTimes: true,
  passes: ({ history, latest, facts }) => history.earliest >= facts.earliest && history.latest <= latest,
  check(context, report) {
    const latest = latestPlausible(context.now);
    const { service } = context.lifecycle;
    const earliest = earliestPlausible(context.lifecycle);
    const isPlausible = (milliseconds: number) => milliseconds >= earliest && milliseconds <= latest;
    const wrong = timesOf(context).filter(
      ({ milliseconds }) => !Number.isNaN(milliseconds) && !isPlausible(milliseconds),
    );
    const [first] = wrong;
    if (first === undefined) return;
    report(first.path, {
      found: context.text(first.milliseconds),
      isFuture: first.milliseconds > latest,
      earliest: service === undefined ? null : context.text(earliest),
      service: service?.name ?? null,
      hint: MIXED_UNITS.find(([factor]) => isPlausible(first.milliseconds * factor))?.[1] ?? null,
      more: wrong.length - 1,
    });
    for (const time of wrong) time.doubt();
  },
  message: ({ found, isFuture, earliest, service, hint, more }: Data) =>
    `${found} is ${isFuture ? "more than a day in the future" : `before ${earliest?.slice(0, 10)}, when ${service} began`}` +
    `${hint === null ? "" : `: ${hint}?`}${more > 0 ? ` (and ${more} more times)` : ""}`,
});
