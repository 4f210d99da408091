import { secondsBetween } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";

const DAY = 86_400;

export interface Data {
  readonly days: number;
  /** The most days that a job can exist. */
  readonly most: number;
}

export const lifetimeExceeded = defineRule({
  id: "lifetime-exceeded",
  title: "The history is longer than a job can exist",
  severity: "warning",
  evidence: "documented",
  source: "StoppingCondition",
  readsTimes: true,
  passes: ({ history: { length, starts }, facts }) => !(starts[length - 1]! - starts[0]! > facts.longest),
  check({ entriesInOrder: [first], last, lifecycle: { maxDurationInSeconds: most } }, report) {
    if (last === undefined || most === undefined) return;
    const seconds = secondsBetween(first!.start, last.start);
    if (seconds > most) report(last.at("StartTime"), { days: seconds / DAY, most: most / DAY });
  },
  message: ({ days, most }: Data) =>
    `starts ${Math.floor(days)} days after the job began; a job lasts at most ${most} days`,
});
