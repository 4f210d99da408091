import { isArray, isObject, property } from "../../model/safe-access.ts";
import { nameOf } from "./normalize.ts";
import type { Found, ValueFormat } from "./value-format.ts";

/**
 * A Search response, `Results[].TrainingJob`, or one of its results. Times are whole seconds. Other APIs have the keys
 * too, so a job must have a name or a history to be taken for one.
 */
export const search: ValueFormat = {
  names: ["search"],
  recognises(value) {
    const results = property(value, "Results");
    return isArray(results)
      ? results.some((result) => isObject(result) && isJob(property(result, "TrainingJob")))
      : isJob(property(value, "TrainingJob"));
  },
  read(value) {
    const results = property(value, "Results");
    if (!isArray(results)) return [found(property(value, "TrainingJob"), ["TrainingJob"])];
    return results.map((result, i) =>
      found(isObject(result) ? property(result, "TrainingJob") : undefined, ["Results", i, "TrainingJob"]),
    );
  },
};

function isJob(value: unknown): value is object {
  return isObject(value) && ("TrainingJobName" in value || isArray(property(value, "SecondaryStatusTransitions")));
}

function found(job: unknown, path: readonly (string | number)[]): Found {
  if (!isJob(job)) {
    return {
      kind: "unreadable",
      format: "search",
      path,
      problem: "this result is not a TrainingJob: search for Resource=TrainingJob",
    };
  }
  const name = nameOf(job);
  return { kind: "job", format: "search", hasTimes: true, job, path, ...(name === undefined ? {} : { name }) };
}
