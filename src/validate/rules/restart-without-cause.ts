import { edgesOf, isSupported } from "../engine/replay.ts";
import { defineRule } from "../engine/rule.ts";

/** Only a RetryStrategy sends a job back to Starting; spot jobs come there from Interrupted. */
export const restartWithoutCause = defineRule({
  id: "restart-without-cause",
  title: "The job goes back to Starting without an interruption and without a RetryStrategy",
  severity: "info",
  evidence: "inferred",
  source: "RetryStrategy",
  needs: ["SecondaryStatusTransitions"],
  passesStep: ({ isSupported }) => isSupported,
  check({ steps, job, lifecycle, table }, report) {
    const seen = new Set<string>();
    const isSound = (row: number, status: string) => isSupported(edgesOf(lifecycle, table, row, status), job);
    for (const { kind, row, entry, previousKnown, isLenient } of steps) {
      if (kind === "legal" && !isLenient && seen.has(entry.status!) && !isSound(row, entry.status!)) {
        report(entry.at("Status"), { from: previousKnown!.status!, to: entry.status! });
        entry.stepInDoubt = true;
      }
      if (entry.status !== undefined) seen.add(entry.status);
    }
  },
  message: ({ from, to }: { from: string; to: string }) =>
    `${from} → ${to}: the job begins again, yet it was not interrupted and has no RetryStrategy`,
});
