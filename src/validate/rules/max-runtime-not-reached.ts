import type { LifecycleState } from "../../machine/lifecycle.ts";
import { secondsBetween, toSeconds } from "../../model/units.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly status: string;
  /** Seconds. */
  readonly limit: number;
  /** Seconds. */
  readonly elapsed: number;
}

/** The limit is enforced late, never early. All of the job's life is counted, attempts and waiting included. */
export const maxRuntimeNotReached = defineRule({
  id: "max-runtime-not-reached",
  title: "The job was stopped for its MaxRuntimeInSeconds before it can have run that long",
  severity: "warning",
  evidence: "documented",
  source: "StoppingCondition",
  readsTimes: true,
  needs: ["StoppingCondition", "SecondaryStatusTransitions"],
  passes({ job, history: { length, starts }, facts, lastStatus }) {
    const limit = job.StoppingCondition?.MaxRuntimeInSeconds ?? Number.NaN;
    return !isForRuntime(facts.states[lastStatus]!) || !(toSeconds(starts[length - 1]! - starts[0]!) < limit);
  },
  check({ job, visits, last, lifecycle }, report) {
    const limit = job?.StoppingCondition?.MaxRuntimeInSeconds;
    if (last?.status === undefined || last.stepInDoubt || last.statusInDoubt || limit === undefined) return;
    const [first] = visits;
    // Without the entry that the job began with, nobody knows how long it ran.
    if (first === undefined || first.stepInDoubt) return;
    const elapsed = secondsBetween(first.start, last.start);
    if (!isForRuntime(lifecycle.statesOf(last.status)) || !(elapsed < limit)) return;
    report(last.at("Status"), { status: last.status, limit, elapsed });
  },
  message: ({ status, limit, elapsed }: Data) =>
    `${status} after ${elapsed} s of the job's life; MaxRuntimeInSeconds is ${limit}`,
});

function isForRuntime(states: readonly LifecycleState[]): boolean {
  return states.some((state) => state.limit === "MaxRuntimeInSeconds");
}
