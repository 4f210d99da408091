import { edgesOf } from "../engine/replay.ts";
import { defineRule } from "../engine/rule.ts";

export interface Data {
  readonly restarts: number;
  /** MaximumRetryAttempts. */
  readonly limit: number;
}

/** SageMaker repairs a faulty GPU cluster up to ten times, and each repair restarts the job without counting as a retry. */
const MOST_REPAIRS = 10;

export const retryLimitExceeded = defineRule({
  id: "retry-limit-exceeded",
  title: "The job was restarted more often than its RetryStrategy and cluster repairs allow",
  severity: "warning",
  evidence: "documented",
  source: "RetryStrategy",
  needs: ["RetryStrategy", "SecondaryStatusTransitions"],
  passes({ job, history: { length, statuses } }) {
    const { MaximumRetryAttempts: limit = Number.POSITIVE_INFINITY } = job.RetryStrategy!;
    // A restart repeats a status.
    return length - new Set(statuses.subarray(0, length)).size <= limit + MOST_REPAIRS;
  },
  check({ steps, job, lifecycle, table }, report) {
    const { MaximumRetryAttempts: limit = Number.POSITIVE_INFINITY } = job!.RetryStrategy!;
    const restarts = steps.filter(
      ({ kind, row, entry }) =>
        kind === "legal" &&
        edgesOf(lifecycle, table, row, entry.status!).every(({ requires }) => requires === "RetryStrategy"),
    );
    const excess = restarts[limit + MOST_REPAIRS];
    if (excess === undefined) return;
    report(excess.entry.at("Status"), { restarts: restarts.length, limit });
    for (const { entry } of restarts) entry.stepInDoubt = true;
  },
  message: ({ restarts, limit }: Data) =>
    `the job was restarted ${restarts} times; MaximumRetryAttempts is ${limit}, and a cluster is repaired at most ${MOST_REPAIRS} times`,
});
