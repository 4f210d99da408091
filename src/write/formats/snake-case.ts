import { mapTimes } from "../../model/map-times.ts";
import { isArray, isObject } from "../../model/safe-access.ts";
import type { Writer } from "../writer.ts";

/** The names of rusoto and Ruby; epoch seconds. Keys below the fields that rules read are somebody's own: left alone. */
export const snakeCase: Writer = {
  precision: "milliseconds",
  carries: "job",
  value(job) {
    const fields = mapTimes(job, ({ milliseconds }) => milliseconds / 1000);
    const { SecondaryStatusTransitions: history, StoppingCondition, RetryStrategy } = fields;
    if (isArray(history)) fields.SecondaryStatusTransitions = history.map(respelled);
    if (StoppingCondition !== undefined) fields.StoppingCondition = respelled(StoppingCondition);
    if (RetryStrategy !== undefined) fields.RetryStrategy = respelled(RetryStrategy);
    return respelled(fields) as object;
  },
};

function respelled(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [underscored(key), field]));
}

function underscored(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter, at: number) => `${at === 0 ? "" : "_"}${letter.toLowerCase()}`);
}
