import { detailOf } from "../eventbridge-event.ts";
import { isArray, isObject, property } from "../safe-access.ts";

/**
 * Describes a value that contains jobs but is not a job, and says what to do with it; undefined for any other value.
 *
 * @example
 * ```ts
 * wrappedJob({ Results: [] }); // "a Search response: use readHistories"
 * ```
 */
export function wrappedJob(value: unknown): string | undefined {
  if (!isObject(value) || property(value, "SecondaryStatusTransitions") !== undefined) return undefined;
  if (detailOf(value) !== undefined) return "an EventBridge event: use readHistories";
  if (isArray(property(value, "Results"))) return "a Search response: use readHistories";
  if (isObject(property(value, "TrainingJob"))) return "a Search result: use readHistories";
  if (isArray(property(value, "TrainingJobSummaries"))) {
    return "a ListTrainingJobs response, which has no histories: describe each of its jobs";
  }
  return undefined;
}
