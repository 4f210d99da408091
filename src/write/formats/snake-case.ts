import { mapTimes } from "../../model/map-times.ts";
import { isArray, isPlainObject } from "../../model/safe-access.ts";
import { toSeconds } from "../../model/units.ts";
import type { Writer } from "../writer.ts";

/**
 * The field names of rusoto and of the AWS SDK for Ruby; epoch seconds. Nested fields are renamed too, but not the keys of
 * maps, which are the user's own.
 */
export const snakeCase: Writer = {
  precision: "milliseconds",
  carries: "job",
  value(job) {
    return renamed(mapTimes(job, ({ milliseconds }) => toSeconds(milliseconds))) as object;
  },
};

/** Their keys are chosen by the user. */
const MAPS = ["HyperParameters", "Environment"];

function renamed(value: unknown): unknown {
  if (isArray(value)) return value.map(renamed);
  if (!isPlainObject(value)) return value;
  const fields = Object.entries(value).map(([key, field]) => [
    underscored(key),
    MAPS.includes(key) ? field : renamed(field),
  ]);
  return Object.fromEntries(fields);
}

function underscored(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter, at: number) => `${at === 0 ? "" : "_"}${letter.toLowerCase()}`);
}
