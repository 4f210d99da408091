import { isArray, property } from "../../model/safe-access.ts";
import { firstTime } from "./first-time.ts";
import { isHistoryLike } from "./looks-like-entry.ts";
import { canonical, nameOf } from "./normalize.ts";
import { lifecycleOfResponse, responseFields } from "./response-lifecycles.ts";
import type { ValueFormat } from "./value-format.ts";

/** DescribeJob returns at most this many entries: those before them are missing. */
const MOST_OF_DESCRIBE_JOB = 100;

/**
 * A DescribeTrainingJob or DescribeJob response in AWS's names, or its array alone. Five sources write the same shape and differ only
 * in how they write a time, so the first time decides.
 */
export const described: ValueFormat = {
  names: ["wire", "cli", "boto3", "sdk", "step-functions"],
  recognises: (value, chosen) => isHistoryLike(value, chosen) || isDescribedJob(value),
  read(value) {
    const format = formOfTime(firstTime(value));
    const lifecycle = lifecycleOfResponse(value);
    const of = lifecycle === undefined ? {} : { lifecycle };
    if (isArray(value)) {
      const found = { kind: "job", format, hasTimes: true, job: value as never, ...of } as const;
      return [value.length === MOST_OF_DESCRIBE_JOB ? { ...found, mayBeginMidway: true } : found];
    }
    const name = nameOf(value, lifecycle);
    const job = format === "step-functions" ? canonical(value, lifecycle) : value;
    const found = { kind: "job", name, format, hasTimes: true, job, ...of } as const;
    const history = property(value, "SecondaryStatusTransitions");
    const isFull = lifecycle !== undefined && isArray(history) && history.length === MOST_OF_DESCRIBE_JOB;
    return [isFull ? { ...found, mayBeginMidway: true } : found];
  },
};

/** Other APIs have jobs with a name and a status too, but no secondary status. */
function isDescribedJob(value: object): boolean {
  if ("SecondaryStatusTransitions" in value) return true;
  return "SecondaryStatus" in value && responseFields.filter((field) => field in value).length > 1;
}

/** The format that holds its times as this one is held, the first that there is. */
export function formOfTime(time: unknown): string {
  // At or above 1e11 a number is milliseconds, as Step Functions writes them; AWS's wire has seconds.
  if (typeof time === "number") return time >= 1e11 ? "step-functions" : "wire";
  if (typeof time !== "string") return time === undefined ? "wire" : "sdk";
  if (/^\d{4}-\d\d-\d\d /.test(time)) return "boto3";
  return time.endsWith("Z") ? "sdk" : "cli";
}
