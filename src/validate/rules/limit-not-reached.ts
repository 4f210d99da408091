import type { LifecycleState } from "../../machine/lifecycle.ts";
import { formatDuration } from "../../model/duration.ts";
import { secondsBetween, toSeconds } from "../../model/units.ts";
import type { Rule } from "../engine/rule.ts";

export interface LimitData {
  readonly status: string;
  /** Seconds. */
  readonly limit: number;
  /** Seconds. */
  readonly elapsed: number;
}

type LimitField = NonNullable<LifecycleState["limit"]>;

/**
 * The checks of a rule on a job that was stopped for a limit before it can have reached it. The whole history counts,
 * waiting and all attempts included: a limit is enforced late, never early.
 */
export function limitNotReached(
  field: LimitField,
): Pick<Rule<string, LimitData>, "passes" | "check" | "message" | "needs" | "readsTimes"> {
  const isFor = (states: readonly LifecycleState[]) => states.some(({ limit }) => limit === field);
  return {
    readsTimes: true,
    needs: ["StoppingCondition", "SecondaryStatusTransitions"],
    passes({ job, history: { length, starts }, facts, lastStatus }) {
      const limit = job.StoppingCondition![field] ?? Number.NaN;
      return !isFor(facts.states[lastStatus]!) || !(toSeconds(starts[length - 1]! - starts[0]!) < limit);
    },
    check({ job, entriesInOrder, last, lifecycle }, report) {
      const limit = job!.StoppingCondition![field];
      if (last?.status === undefined || last.stepInDoubt || last.statusInDoubt || limit === undefined) return;
      const [first] = entriesInOrder;
      // Without the job's first entry, the elapsed time is unknown.
      if (first === undefined || first.stepInDoubt) return;
      const elapsed = secondsBetween(first.start, last.start);
      if (!isFor(lifecycle.statesOf(last.status)) || !(elapsed < limit)) return;
      report(last.at("Status"), { status: last.status, limit, elapsed });
    },
    message: ({ status, limit, elapsed }) =>
      `${status} ${formatDuration(elapsed)} after the job began; ${field} is ${limit} (${formatDuration(limit)})`,
  };
}
