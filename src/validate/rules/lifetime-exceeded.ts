import { defineRule } from "../engine/rule.ts";

const MOST_DAYS = 30;

/** How long a job lasts at most, uploads after a stop included. Milliseconds. */
export const LONGEST_LIFETIME = MOST_DAYS * 86_400_000;

export const lifetimeExceeded = defineRule({
  id: "lifetime-exceeded",
  title: "The history is longer than the 30 days that a job can exist",
  severity: "warning",
  evidence: "documented",
  source: "StoppingCondition",
  readsTimes: true,
  passes: ({ history: { length, starts } }) => !(starts[length - 1]! - starts[0]! > LONGEST_LIFETIME),
  check(context, report) {
    const [first] = context.entriesInOrder;
    const { last } = context;
    if (first === undefined || last === undefined || !(last.start - first.start > LONGEST_LIFETIME)) return;
    report(last.at("StartTime"), { days: (last.start - first.start) / 86_400_000 });
  },
  message: ({ days }: { days: number }) =>
    `starts ${Math.floor(days)} days after the job began; a job lasts at most ${MOST_DAYS} days`,
});
