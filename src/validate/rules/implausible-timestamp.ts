import { defineRule } from "../engine/rule.ts";
import { earliestPlausible, latestPlausible } from "../engine/time-range.ts";
import { timesOf } from "../engine/times.ts";

/** What a time was taken for, by the factor that would put it right. */
const MIXED_UNITS = [
  [1000, "epoch seconds taken for milliseconds"],
  [1 / 1000, "epoch milliseconds taken for seconds, or microseconds for milliseconds"],
] as const;

export interface Data {
  readonly found: string;
  /** The first day of the service; null if the lifecycle names none. */
  readonly earliest: string | null;
  readonly service: string | null;
  readonly latest: string;
  readonly hint: string | null;
  /** How many more times of the history are implausible: one cause, one finding. */
  readonly more: number;
}

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
      earliest: service === undefined ? null : context.text(earliest),
      service: service?.name ?? null,
      latest: context.text(latest),
      hint: MIXED_UNITS.find(([factor]) => isPlausible(first.milliseconds * factor))?.[1] ?? null,
      more: wrong.length - 1,
    });
    for (const time of wrong) time.doubt();
  },
  message: ({ found, earliest, service, latest, hint, more }: Data) =>
    `${found} is ${range(earliest, service, latest.slice(0, 10))}` +
    `${hint === null ? "" : `: ${hint}?`}${more > 0 ? ` (and ${more} more times)` : ""}`,
});

function range(earliest: string | null, service: string | null, latest: string): string {
  if (earliest === null) return `after ${latest}`;
  return `not between ${earliest.slice(0, 10)}, when ${service} began, and ${latest}`;
}
