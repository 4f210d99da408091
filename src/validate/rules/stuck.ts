import { OPEN } from "../../model/absence.ts";
import { formatDuration } from "../../model/duration.ts";
import { secondsBetween } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly status: string;
  /** ISO 8601, without a zone if the input names none. */
  readonly since: string;
  /** Seconds, from the options. */
  readonly limit: number;
}

/**
 * How long is too long, only the owner of a job knows. A time without a zone cannot be held against a clock. The finding
 * names the limit and not the time spent, which would differ with every run.
 */
export const stuck = defineRule({
  id: "stuck",
  title: "A running job has been in a status for longer than the limit that the options set",
  severity: "warning",
  evidence: "documented",
  source: "SecondaryStatusTransition",
  readsTimes: true,
  needsLimits: true,
  passes: ({ history: { length, ends } }) => ends[length - 1] !== OPEN,
  check(context, report) {
    const { last, now, limits } = context;
    if (last?.status === undefined || last.hasEnd || last.statusInDoubt || context.isNaive) return;
    if (context.ended || context.isSaidToHaveEnded) return;
    const limit = limits?.[last.status];
    if (limit === undefined || !(secondsBetween(last.start, now) > limit)) return;
    report(last.at("StartTime"), { status: last.status, since: context.text(last.start), limit });
  },
  message: ({ status, since, limit }: Data) =>
    `in ${status} since ${since}, for longer than the limit of ${formatDuration(limit)}`,
});
