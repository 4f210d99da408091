import type { LifecycleState } from "../../machine/lifecycle.ts";
import { hasEndedStatus } from "../engine/primary-status.ts";
import { defineRule } from "../engine/rule.ts";
import type { RuleContext } from "../engine/rule-context.ts";

export const trainingStartTooEarly = defineRule({
  id: "training-start-too-early",
  title: "A job that is still waiting for instances has a TrainingStartTime",
  severity: "warning",
  evidence: "observed",
  source: "PublishedHistories",
  needs: ["TrainingStartTime", "SecondaryStatusTransitions"],
  passes({ history: { length, statuses }, facts }) {
    for (let i = 0; i < length; i++) if (!isWaiting(facts.states[statuses[i]!]!)) return true;
    return length === 0;
  },
  check(context, report) {
    const { last } = context;
    if (last?.status === undefined || context.isInDoubt("TrainingStartTime") || !isStillWaiting(context)) return;
    // If the job has ended, its history is incomplete, which unfinished-history reports.
    if (hasEndedStatus(context.lifecycle, context.job?.TrainingJobStatus)) return;
    report(["TrainingStartTime"], { last: last.status });
  },
  message: ({ last }: { last: string }) => `is given, but the history has only come to ${last}`,
});

function isWaiting(states: readonly LifecycleState[]): boolean {
  return states.some(({ phase }) => phase === "waiting");
}

function isStillWaiting({ entriesInOrder, lifecycle }: RuleContext): boolean {
  return entriesInOrder.every(
    ({ status, statusInDoubt }) => status !== undefined && !statusInDoubt && isWaiting(lifecycle.statesOf(status)),
  );
}
