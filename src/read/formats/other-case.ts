import { isArray, isObject, property } from "../../model/safe-access.ts";
import { isHistoryLike } from "./looks-like-entry.ts";
import { canonical, nameOf } from "./normalize.ts";
import { lifecycleOfResponse } from "./response-lifecycles.ts";
import type { ValueFormat } from "./value-format.ts";

/** The names of rusoto, Ruby, Steampipe and the Python SDK v3: `secondary_status_transitions`, `start_time`. */
export const snakeCase = otherCase("snake-case", "secondary_status_transitions", ["start_time", "status"]);

/** The names of Java's Jackson and of OpenAPI generators: `secondaryStatusTransitions`, `startTime`. */
export const camelCase = otherCase("camel-case", "secondaryStatusTransitions", ["startTime"]);

/** A job, or its array alone, in AWS's names but for their case. */
function otherCase(format: string, historyKey: string, entryKeys: readonly string[]): ValueFormat {
  return {
    names: [format],
    recognises(value) {
      if (!isHistoryLike(value)) return historyKey in value;
      const first = value.find(isObject)!;
      return entryKeys.some((key) => key in first);
    },
    read(value) {
      const spelled = isArray(value) ? { SecondaryStatusTransitions: value.map(respelled) } : respelledJob(value);
      const lifecycle = lifecycleOfResponse(
        isArray(value) ? (spelled.SecondaryStatusTransitions as readonly unknown[]) : spelled,
      );
      const job = canonical(spelled, lifecycle);
      const found = { kind: "job", format, hasTimes: true, ...(lifecycle === undefined ? {} : { lifecycle }) } as const;
      if (isArray(value)) return [{ ...found, job: job.SecondaryStatusTransitions as never }];
      const name = nameOf(job, lifecycle);
      return [{ ...found, job, ...(name === undefined ? {} : { name }) }];
    },
  };
}

/** The objects of a job whose fields rules read. */
const NESTED = ["StoppingCondition", "RetryStrategy", "ResourceConfig", "WarmPoolStatus"];

function respelledJob(value: object): Record<string, unknown> {
  const job = respelled(value) as Record<string, unknown>;
  const history = job.SecondaryStatusTransitions;
  if (isArray(history)) job.SecondaryStatusTransitions = history.map(respelled);
  for (const key of NESTED) if (isObject(job[key])) job[key] = respelled(job[key]);
  if (isArray(job.FinalMetricDataList)) job.FinalMetricDataList = job.FinalMetricDataList.map(respelled);
  // Steampipe's columns.
  job.TrainingJobName ??= property(value, "name");
  job.TrainingJobArn ??= property(value, "arn");
  return job;
}

/** An object with its own keys in AWS's spelling: `start_time` is `StartTime`. Deeper ones are left alone. */
function respelled(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [pascalCase(key), plainTime(field)]));
}

function pascalCase(key: string): string {
  return /^[a-z]/.test(key) ? key.replaceAll(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : key;
}

/** Epoch seconds out of the object that Jackson makes of Java's Instant without a module for times. */
function plainTime(value: unknown): unknown {
  if (!isObject(value)) return value;
  const [second, nano] = [property(value, "epochSecond"), property(value, "nano")];
  return typeof second === "number" && typeof nano === "number" ? second + nano / 1e9 : value;
}
