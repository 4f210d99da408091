import { isSupported } from "../replay.ts";
import { defineRule } from "../rule.ts";

/** Only a RetryStrategy sends a job back to Starting; spot jobs come there from Interrupted. */
export const restartWithoutCause = defineRule({
  id: "restart-without-cause",
  title: "The job goes back to Starting without an interruption and without a RetryStrategy",
  severity: "warning",
  evidence: "documented",
  source: "RetryStrategy",
  needs: ["SecondaryStatusTransitions"],
  check({ steps, job }, report) {
    const seen = new Set<string>();
    for (const { kind, visit, previousKnown, edges, isLenient } of steps) {
      if (kind === "legal" && !isLenient && seen.has(visit.status!) && !isSupported(edges, job)) {
        report(visit.at("Status"), { from: previousKnown!.status!, to: visit.status! });
        visit.stepInDoubt = true;
      }
      if (visit.status !== undefined) seen.add(visit.status);
    }
  },
  message: ({ from, to }: { from: string; to: string }) =>
    `${from} → ${to}: the job begins again, yet it was not interrupted and has no RetryStrategy`,
});
