import type { Lifecycle } from "../../machine/lifecycle.ts";
import { isArray, isObject, property } from "../../model/safe-access.ts";
import { fieldsOf } from "./response-lifecycles.ts";

/** The first time in a job or in a bare history, in AWS's names or a lifecycle's. Its format is the format of all times. */
export function firstTime(value: object, lifecycle: Pick<Lifecycle, "fields"> = { fields: undefined }): unknown {
  const { history: key, start, created } = fieldsOf(lifecycle);
  const history = isArray(value) ? value : property(value, key);
  const first = isArray(history) ? property(history, 0) : undefined;
  const started = isObject(first) ? property(first, start) : undefined;
  return isArray(value) ? started : (property(value, created) ?? property(value, start) ?? started);
}
