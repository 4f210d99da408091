import { mapTimes } from "../../model/map-times.ts";
import { isArray, isObject } from "../../model/safe-access.ts";
import { toSeconds } from "../../model/units.ts";
import type { Writer } from "../writer.ts";

/**
 * The field names of rusoto and of the AWS SDK for Ruby; epoch seconds. Nested keys are renamed only in fields that rules
 * read, because others, such as hyperparameters, are the user's own.
 */
export const snakeCase: Writer = {
  precision: "milliseconds",
  carries: "job",
  value(job) {
    const fields = mapTimes(job, ({ milliseconds }) => toSeconds(milliseconds));
    const { SecondaryStatusTransitions: history, StoppingCondition, RetryStrategy } = fields;
    if (isArray(history)) fields.SecondaryStatusTransitions = history.map(renamed);
    if (StoppingCondition !== undefined) fields.StoppingCondition = renamed(StoppingCondition);
    if (RetryStrategy !== undefined) fields.RetryStrategy = renamed(RetryStrategy);
    return renamed(fields) as object;
  },
};

function renamed(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [underscored(key), field]));
}

function underscored(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter, at: number) => `${at === 0 ? "" : "_"}${letter.toLowerCase()}`);
}
