import { isArray, isObject, property } from "../../model/safe-access.ts";

/** The first time in a job in AWS's names or in a bare history. Its format is the format of all times. */
export function firstTime(value: object): unknown {
  const history = isArray(value) ? value : property(value, "SecondaryStatusTransitions");
  const first = isArray(history) ? property(history, 0) : undefined;
  const started = isObject(first) ? property(first, "StartTime") : undefined;
  return isArray(value) ? started : (property(value, "CreationTime") ?? property(value, "StartTime") ?? started);
}
