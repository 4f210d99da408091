import { isArray, isObject, property } from "../../model/safe-access.ts";
import { nameOf } from "./normalize.ts";
import type { Found, ValueFormat } from "./value-format.ts";

/** A Search response, `Results[].TrainingJob`, or one of its results. Times are whole seconds. */
export const search: ValueFormat = {
  names: ["search"],
  keys: ["Results", "TrainingJob"],
  recognises: (value) => isArray(property(value, "Results")) || isObject(property(value, "TrainingJob")),
  read(value) {
    const results = property(value, "Results");
    if (!isArray(results)) return [found(property(value, "TrainingJob"), ["TrainingJob"])];
    return results.map((result, i) =>
      found(isObject(result) ? property(result, "TrainingJob") : undefined, ["Results", i, "TrainingJob"]),
    );
  },
};

function found(job: unknown, path: readonly (string | number)[]): Found {
  if (!isObject(job)) {
    return {
      kind: "unreadable",
      format: "search",
      path,
      problem: "this result is no TrainingJob: search for Resource=TrainingJob",
    };
  }
  const name = nameOf(job);
  return { kind: "job", format: "search", hasTimes: true, job, path, ...(name === undefined ? {} : { name }) };
}
