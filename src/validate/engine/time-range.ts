import type { Lifecycle } from "../../machine/lifecycle.ts";

/** The earliest instant that a Date can hold. */
const FIRST_DATE = -8_640_000_000_000_000;

/** The earliest instant that a history of the lifecycle may name. Epoch milliseconds. */
export function earliestPlausible({ service }: Pick<Lifecycle, "service">): number {
  return service === undefined ? FIRST_DATE : Date.parse(service.since);
}

/** Clocks differ, and a time without a zone may be up to 14 hours off. */
const TOLERANCE = 86_400_000;

/** The latest instant that a history may name when it is `now`. Epoch milliseconds. */
export function latestPlausible(now: number): number {
  return now + TOLERANCE;
}
