import { isObject, property } from "./safe-access.ts";

/**
 * The job in an EventBridge event "SageMaker Training Job State Change", or undefined if the value is not such an
 * event. In events, times are milliseconds as numbers or digits, absent fields are null, and the array may be empty.
 *
 * @example
 * ```ts
 * detailOf({ source: "aws.sagemaker", detail: { TrainingJobStatus: "Completed" } }); // { TrainingJobStatus: "Completed" }
 * ```
 */
export function detailOf(value: unknown): object | undefined {
  if (!isObject(value)) return undefined;
  const detail = property(value, "detail");
  const isJob = isObject(detail) && ("SecondaryStatusTransitions" in detail || "TrainingJobStatus" in detail);
  return isJob ? detail : undefined;
}
