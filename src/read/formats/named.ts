import type { Lifecycle } from "../../machine/lifecycle.ts";
import { isArray, isObject } from "../../model/safe-access.ts";
import { firstTime } from "./first-time.ts";
import { isNamedEntry } from "./looks-like-entry.ts";
import { nameOf } from "./normalize.ts";
import { described, formOfTime } from "./response.ts";
import { hasFieldsOf } from "./response-lifecycles.ts";
import type { ValueFormat } from "./value-format.ts";

/** A job, or its history alone, in the field names of the lifecycle that the user chose. */
export function named(chosen: Lifecycle): ValueFormat {
  return {
    names: described.names,
    recognises: (value) =>
      isArray(value) ? isNamedEntry(Object(value.find(isObject)), chosen) : hasFieldsOf(value, chosen),
    read(value) {
      const format = formOfTime(firstTime(value, chosen));
      const found = { kind: "job", format, hasTimes: true, job: value as never, lifecycle: chosen } as const;
      return [isArray(value) ? found : { ...found, name: nameOf(value, chosen) }];
    },
  };
}
