import { mapTimes } from "../../model/map-times.ts";
import { isoText } from "../normalize-job.ts";
import type { Writer } from "../writer.ts";
import { javaJson } from "./java-json.ts";
import { offsetText } from "./offset-text.ts";

const whole = { precision: "milliseconds", carries: "job", held: (value: unknown) => value } as const;

/** AWS's JSON wire and CLI v1: epoch seconds. */
export const wire: Writer = { ...whole, value: (job) => mapTimes(job, ({ milliseconds }) => milliseconds / 1000) };

/** The SDK for JavaScript: Dates, which JSON turns into ISO text. A Date has a zone: where none is known, it is text. */
export const sdk: Writer = {
  ...whole,
  value: (job) => mapTimes(job, (instant) => (instant.isNaive ? isoText(instant) : new Date(instant.milliseconds))),
};

/** AWS CLI v2: `2025-05-16T18:10:50.603000+00:00`. */
export const cli: Writer = { ...whole, value: (job) => mapTimes(job, (instant) => offsetText(instant, "T")) };

/** boto3 through `json.dumps(default=str)`: the same with a space. */
export const boto3: Writer = { ...whole, value: (job) => mapTimes(job, (instant) => offsetText(instant, " ")) };

/** Output of Step Functions' `createTrainingJob.sync`: epoch milliseconds, all numbers as Java prints a double. */
export const stepFunctions: Writer = {
  ...whole,
  value: (job) => mapTimes(job, ({ milliseconds }) => milliseconds),
  text: javaJson,
};
