import { isObject } from "../../model/safe-access.ts";

/** Keys that only a whole job has. */
const JOB_KEYS = [
  "SecondaryStatusTransitions",
  "secondary_status_transitions",
  "TrainingJobName",
  "TrainingJobStatus",
  "detail",
];

const ENTRY_KEYS = ["StartTime", "start_time", "EndTime", "end_time", "StatusMessage", "status_message"];

/** Whether a value looks like one entry of a history, so that an array of it is a history and not a list of jobs. */
export function looksLikeEntry(value: unknown): boolean {
  if (!isObject(value) || JOB_KEYS.some((key) => key in value)) return false;
  return ("Status" in value || "status" in value || ENTRY_KEYS.some((key) => key in value)) && !("JobStatus" in value);
}

/** Whether a value is an array that looks like a history: its first object looks like an entry. */
export function isHistoryLike(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && looksLikeEntry(value.find(isObject));
}
