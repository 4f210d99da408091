import { detailOf } from "../../model/eventbridge-event.ts";
import { isArray, property } from "../../model/safe-access.ts";
import { canonical, nameOf } from "./normalize.ts";
import type { Found, ValueFormat } from "./value-format.ts";

/** Keys that may hold several events. */
const BULK_KEYS = ["Records", "Events", "events"];

/**
 * EventBridge's "SageMaker Training Job State Change": the job is under `detail`, times are milliseconds as numbers or
 * digits, absent fields are null, and the array may be empty. One event or `{ "Records" | "Events": [...] }`.
 */
export const eventBridge: ValueFormat = {
  names: ["eventbridge"],
  recognises: (value) => isEvent(value) || bulk(value) !== undefined,
  read(value) {
    if (isEvent(value)) return [found(value, [])];
    const { key, events } = bulk(value)!;
    return events.filter(isEvent).map((event) => found(event, [key, events.indexOf(event)]));
  },
};

function isEvent(value: unknown): value is object {
  return detailOf(value) !== undefined;
}

function bulk(value: object) {
  for (const key of BULK_KEYS) {
    const events = property(value, key);
    if (isArray(events) && events.some(isEvent)) return { key, events };
  }
  return undefined;
}

function found(event: object, path: readonly (string | number)[]): Found {
  const job = canonical(detailOf(event)!);
  const name = nameOf(job);
  const place = { path: [...path, "detail"] };
  return {
    kind: "job",
    format: "eventbridge",
    hasTimes: true,
    job,
    isSnapshot: true,
    ...place,
    ...(name === undefined ? {} : { name }),
  };
}
