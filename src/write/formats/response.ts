import { type Instant, mapTimes } from "../../model/map-times.ts";
import { toSeconds } from "../../model/units.ts";
import { isoText } from "../normalize-job.ts";
import type { Writer } from "../writer.ts";
import { javaJson } from "./java-json.ts";

const whole = { precision: "milliseconds", carries: "job", extract: (value: unknown) => value } as const;

/** AWS's JSON responses and AWS CLI v1: epoch seconds. */
export const wire: Writer = { ...whole, value: (job) => mapTimes(job, ({ milliseconds }) => toSeconds(milliseconds)) };

/** The AWS SDK for JavaScript: Dates, which become ISO 8601 text in JSON. A time without a zone stays text. */
export const sdk: Writer = {
  ...whole,
  value: (job) => mapTimes(job, (instant) => (instant.isNaive ? isoText(instant) : new Date(instant.milliseconds))),
};

/** AWS CLI v2: `2025-05-16T18:10:50.603000+00:00`. */
export const cli: Writer = { ...whole, value: (job) => mapTimes(job, (instant) => offsetText(instant, "T")) };

/** boto3 with `json.dumps(default=str)`: as AWS CLI v2, with a space instead of the `T`. */
export const boto3: Writer = { ...whole, value: (job) => mapTimes(job, (instant) => offsetText(instant, " ")) };

/** Output of Step Functions' `createTrainingJob.sync`: epoch milliseconds, all numbers as Java doubles. */
export const stepFunctions: Writer = {
  ...whole,
  value: (job) => mapTimes(job, ({ milliseconds }) => milliseconds),
  text: javaJson,
};

/** An instant as in Python's `isoformat`: microseconds unless they are zero, and an offset unless the zone is unknown. */
function offsetText({ milliseconds, isNaive }: Instant, separator: "T" | " "): string {
  const [date, time] = new Date(milliseconds).toISOString().slice(0, -1).split("T");
  const clock = milliseconds % 1000 === 0 ? time!.slice(0, -4) : `${time}000`;
  return `${date}${separator}${clock}${isNaive ? "" : "+00:00"}`;
}
