import { isArray, isObject, property } from "../../model/safe-access.ts";
import { nameOf } from "./normalize.ts";
import type { ValueFormat } from "./value-format.ts";

/** The names of rusoto, Ruby and Steampipe: `secondary_status_transitions`, `start_time`. */
export const snakeCase: ValueFormat = {
  names: ["snake-case"],
  keys: ["secondary_status_transitions"],
  recognises: (value) =>
    isArray(value)
      ? isObject(value[0]) && ("start_time" in value[0] || "status" in value[0])
      : "secondary_status_transitions" in value,
  read(value) {
    if (isArray(value))
      return [{ kind: "job", format: "snake-case", hasTimes: true, job: value.map(respelled) as never }];
    const job = respelled(value) as Record<string, unknown>;
    const history = job.SecondaryStatusTransitions;
    if (isArray(history)) job.SecondaryStatusTransitions = history.map(respelled);
    for (const key of ["StoppingCondition", "RetryStrategy"]) if (isObject(job[key])) job[key] = respelled(job[key]);
    // Steampipe's columns.
    job.TrainingJobName ??= property(value, "name");
    job.TrainingJobArn ??= property(value, "arn");
    const name = nameOf(job);
    return [{ kind: "job", format: "snake-case", hasTimes: true, job, ...(name === undefined ? {} : { name }) }];
  },
};

/** An object with its own keys in AWS's spelling: `start_time` is `StartTime`. Deeper ones are left alone. */
function respelled(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [pascalCase(key), field]));
}

function pascalCase(key: string): string {
  return /^[a-z]/.test(key) ? key.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : key;
}
