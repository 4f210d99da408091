import { defineRule } from "../engine/rule.ts";
import { latestPlausible, SERVICE_BEGAN } from "../engine/time-range.ts";
import { timesOf } from "../engine/times.ts";

/** What a time was taken for, by the factor that would put it right. */
const MIXED_UNITS = [
  [1000, "epoch seconds taken for milliseconds"],
  [1 / 1000, "epoch milliseconds taken for seconds, or microseconds for milliseconds"],
] as const;

export interface Data {
  readonly found: string;
  readonly earliest: string;
  readonly latest: string;
  readonly hint: string | null;
  /** How many more times of the history are implausible: one cause, one finding. */
  readonly more: number;
}

export const implausibleTimestamp = defineRule({
  id: "implausible-timestamp",
  title: "A time before SageMaker existed or in the future, as when units are mixed up",
  severity: "error",
  evidence: "documented",
  source: "ApiModel",
  readsTimes: true,
  passes: ({ history, latest }) => history.earliest >= SERVICE_BEGAN && history.latest <= latest,
  check(context, report) {
    const latest = latestPlausible(context.now);
    const isPlausible = (milliseconds: number) => milliseconds >= SERVICE_BEGAN && milliseconds <= latest;
    const wrong = timesOf(context).filter(
      ({ milliseconds }) => !Number.isNaN(milliseconds) && !isPlausible(milliseconds),
    );
    const [first] = wrong;
    if (first === undefined) return;
    report(first.path, {
      found: context.text(first.milliseconds),
      earliest: context.text(SERVICE_BEGAN),
      latest: context.text(latest),
      hint: MIXED_UNITS.find(([factor]) => isPlausible(first.milliseconds * factor))?.[1] ?? null,
      more: wrong.length - 1,
    });
    for (const time of wrong) time.doubt();
  },
  message: ({ found, earliest, latest, hint, more }: Data) =>
    `${found} is not between ${earliest.slice(0, 10)}, when SageMaker began, and ${latest.slice(0, 10)}` +
    `${hint === null ? "" : `: ${hint}?`}${more > 0 ? ` (and ${more} more times)` : ""}`,
});
